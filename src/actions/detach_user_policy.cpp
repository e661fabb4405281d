// DetachUserPolicy: takes a managed policy from a user.
#include <algorithm>

#include "actions/resources.h"
#include "actions/user_policies.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;
  iam::PolicyArn policy_arn;

  void fields(auto& field) {
    field("UserName", user_name);
    field("PolicyArn", policy_arn);
  }
};

api::Result<api::Nothing> run(api::Session& session, const Request& request) {
  const std::string& arn = request.policy_arn.value();
  TRY(check_policy_arn(arn));
  const iam::User user = TRY(find_user(session, request.user_name));
  const auto attached = session.tables.policies.attached_to(user.name);
  if (std::ranges::find(attached, arn) == attached.end())
    return base::fail(iam::errors::no_such_entity, "Policy " + arn + " was not found.");
  session.tables.policies.detach(user.name, arn);
  return api::Nothing{};
}

}  // namespace

extern const api::Action detach_user_policy = api::Declare<Request, api::Nothing>{
    .name = "DetachUserPolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
