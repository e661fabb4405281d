// PutUserPolicy: writes a policy into a user, in place of the one of that name if there is one.
#include "actions/resources.h"
#include "api/action.h"
#include "iam/errors.h"
#include "policy/parse.h"
#include "policy/size.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;
  iam::PolicyName policy_name;
  iam::PolicyDocument policy_document;

  void fields(auto& field) {
    field("UserName", user_name);
    field("PolicyName", policy_name);
    field("PolicyDocument", policy_document);
  }
};

// Reads the document before anybody has to wait for it.
api::Result<api::Nothing> prepare(api::Session& session, const Request& request) {
  TRY(find_user(session, request.user_name));
  return policy::refuse_conditions(TRY(policy::parse(request.policy_document)));
}

// The size of all inline policies that the user would then have.
std::size_t size_afterwards(api::Session& session, const iam::User& user, const Request& request) {
  const std::string key = iam::name_key(request.policy_name);
  std::size_t size = policy::size_without_white_space(request.policy_document);
  for (const store::InlinePolicy& policy : session.tables.policies.inline_of(user.name))
    if (iam::name_key(policy.name) != key)
      size += policy::size_without_white_space(policy.document);
  return size;
}

api::Result<api::Nothing> run(api::Session& session, const Request& request) {
  const iam::User user = TRY(find_user(session, request.user_name));
  const std::size_t quota = session.environment.quotas.user_policy_size;
  if (size_afterwards(session, user, request) > quota)
    return base::fail(iam::errors::limit_exceeded, "Maximum policy size of " +
                                                       std::to_string(quota) +
                                                       " bytes exceeded for user " + user.name);
  session.tables.policies.put_inline(
      user.name, {request.policy_name.value(), request.policy_document.value()});
  return api::Nothing{};
}

}  // namespace

extern const api::Action put_user_policy = api::Declare<Request, api::Nothing>{
    .name = "PutUserPolicy",
    .access = api::Access::PermissionsManagement,
    .resources = named_user<Request>,
    .prepare = prepare,
    .run = run,
};

}  // namespace rollcall::actions
