// ListPolicies: managed policies without their descriptions and tags: the account's own by name,
// then those that are there in every account by ARN.
#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/policy_filters.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "policies";

struct Request {
  std::optional<iam::PolicyScope> scope;
  bool only_attached = false;
  std::optional<iam::PolicyPath> path_prefix;
  std::optional<iam::PolicyUsage> policy_usage_filter;
  PageFields page;

  void fields(auto& field) {
    field("Scope", scope);
    field("OnlyAttached", only_attached);
    field("PathPrefix", path_prefix);
    field("PolicyUsageFilter", policy_usage_filter);
    page.fields(field);
  }
};

struct Response {
  std::vector<PolicyShape> policies;
  Continuation continuation;

  void fields(auto& field) const {
    field("Policies", policies);
    continuation.fields(field);
  }
};

// Policies see "*", messages the path that was asked for.
api::Result<api::Resources> policies_under_path(const api::View&, const Request& request) {
  return api::Resources{{.arn = "*", .shown = "policy path " + path_or_root(request.path_prefix)}};
}

// What a policy is used for matters only where those in use alone are asked for; a boundary is a
// use. AWS, captured live.
bool is_wanted(const PolicyShape& policy, const Request& request) {
  if (!request.only_attached)
    return true;
  const bool gives = policy.attachment_count > 0;
  const bool bounds = policy.permissions_boundary_usage_count > 0;
  if (!request.policy_usage_filter)
    return gives || bounds;
  return *request.policy_usage_filter == iam::PolicyUsage::PermissionsPolicy ? gives : bounds;
}

// The account's own policies that are wanted, at least `wanted.most` of them if there are so many.
std::vector<PolicyShape> own_policies(const api::View& view, const Request& request,
                                      store::PageRequest wanted) {
  std::vector<PolicyShape> shapes;
  while (true) {
    const auto page = view.tables.managed_policies.list(path_or_root(request.path_prefix), wanted);
    for (const iam::ManagedPolicy& policy : page.rows) {
      PolicyShape shape = shape_of(policy, view.tables);
      if (is_wanted(shape, request))
        shapes.push_back(std::move(shape));
    }
    if (!page.next || shapes.size() >= wanted.most)
      return shapes;
    wanted.after = *page.next;
  }
}

std::vector<PolicyShape> policies_of_every_account(const api::View& view, const Request& request,
                                                   std::string_view after) {
  std::vector<PolicyShape> shapes;
  for (const policy::ManagedPolicy& policy : policy::managed_policies()) {
    if (policy.arn <= after || !policy.path.starts_with(path_or_root(request.path_prefix)))
      continue;
    PolicyShape shape = shape_of(policy, view.tables);
    if (is_wanted(shape, request))
      shapes.push_back(std::move(shape));
  }
  return shapes;
}

// A marker says behind which policy a page begins, and of which of the two lists that one is.
constexpr std::string_view own_mark = "own/";
constexpr std::string_view every_account_mark = "every/";

std::string mark_of(const PolicyShape& policy) {
  if (policy::find_managed_policy(policy.arn))
    return std::string(every_account_mark) + policy.arn;
  return std::string(own_mark) + iam::name_key(policy.policy_name);
}

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const std::string_view after = wanted.after;
  const bool begins_late = after.starts_with(every_account_mark);
  if (!after.empty() && !begins_late && !after.starts_with(own_mark))
    return std::unexpected(invalid_marker());
  Response response;
  std::vector<PolicyShape>& policies = response.policies;
  if (request.scope != iam::PolicyScope::Aws && !begins_late)
    policies = own_policies(view, request,
                            {.after = after.empty() ? "" : wanted.after.substr(own_mark.size()),
                             .most = wanted.most + 1});
  if (request.scope != iam::PolicyScope::Local && policies.size() <= wanted.most)
    for (PolicyShape& shape : policies_of_every_account(
             view, request, begins_late ? after.substr(every_account_mark.size()) : ""))
      policies.push_back(std::move(shape));
  if (policies.size() > wanted.most) {
    policies.resize(wanted.most);
    response.continuation = continuation(mark_of(policies.back()), listing);
  }
  return response;
}

}  // namespace

extern const api::Action list_policies = api::Declare<Request, Response>{
    .name = "ListPolicies",
    .access = api::Access::List,
    .reading = api::Reading::Long,
    .resources = policies_under_path,
    .run = run,
};

}  // namespace rollcall::actions
