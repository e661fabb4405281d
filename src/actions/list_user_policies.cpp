// ListUserPolicies: the names of a user's inline policies.
#include "actions/paging.h"
#include "actions/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "user-policies";

struct Request {
  iam::ExistingUserName user_name;
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    page.fields(field);
  }
};

struct Response {
  std::vector<std::string> policy_names;
  Continuation continuation;

  void fields(auto& field) const {
    field("PolicyNames", policy_names);
    continuation.fields(field);
  }
};

api::Result<Response> run(api::Session& session, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const iam::User user = TRY(find_user(session, request.user_name));
  const auto page =
      page_of(session.tables.policies.inline_of(user.name), wanted,
              [](const store::InlinePolicy& policy) { return iam::name_key(policy.name); });
  Response response;
  for (const store::InlinePolicy& policy : page.rows)
    response.policy_names.push_back(policy.name);
  response.continuation = continuation(page.next, listing);
  return response;
}

}  // namespace

extern const api::Action list_user_policies = api::Declare<Request, Response>{
    .name = "ListUserPolicies",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
