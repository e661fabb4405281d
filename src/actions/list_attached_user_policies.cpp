// ListAttachedUserPolicies: the managed policies attached to a user.
#include "actions/paging.h"
#include "actions/resources.h"
#include "actions/user_policies.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "attached-user-policies";

struct Request {
  iam::UserName user_name;
  std::optional<iam::PolicyPath> path_prefix;
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    field("PathPrefix", path_prefix);
    page.fields(field);
  }
};

struct Response {
  std::vector<AttachedPolicyShape> attached_policies;
  Continuation continuation;

  void fields(auto& field) const {
    field("AttachedPolicies", attached_policies);
    continuation.fields(field);
  }
};

bool is_under(std::string_view policy_arn, const std::optional<iam::PolicyPath>& prefix) {
  const policy::ManagedPolicy* policy = policy::find_managed_policy(policy_arn);
  return !prefix || (policy && policy->path.starts_with(*prefix));
}

api::Result<Response> run(api::Session& session, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const iam::User user = TRY(find_user(session, request.user_name));
  auto arns = session.tables.policies.attached_to(user.name);
  std::erase_if(arns, [&](const std::string& arn) { return !is_under(arn, request.path_prefix); });
  const auto page = page_of(arns, wanted, [](const std::string& arn) { return arn; });
  Response response;
  for (const std::string& arn : page.rows)
    response.attached_policies.push_back(attached_policy_shape(arn));
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_attached_user_policies = api::Declare<Request, Response>{
    .name = "ListAttachedUserPolicies",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
