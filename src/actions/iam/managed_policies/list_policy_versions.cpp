// ListPolicyVersions: the versions of a managed policy, newest first, without their documents.
#include "actions/iam/managed_policies/managed_policies.h"
#include "actions/paging/paging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "policy-versions";

struct Request {
  iam::PolicyArn policy_arn;
  PageFields page;

  void fields(auto& field) {
    field("PolicyArn", policy_arn);
    page.fields(field);
  }
};

struct Response {
  std::vector<PolicyVersionShape> versions;
  Continuation continuation;

  void fields(auto& field) const {
    field("Versions", versions);
    continuation.fields(field);
  }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const auto seen = iam::parse_version_id(wanted.after);
  if (!seen && !wanted.after.empty())
    return std::unexpected(invalid_marker());
  TRY(check_policy(view, request.policy_arn));
  Response response;
  for (PolicyVersionShape& version : versions_of(request.policy_arn, view.tables)) {
    // Numbers fall along the list, so a version that was deleted meanwhile leaves no gap.
    if (seen && iam::parse_version_id(version.version_id) >= seen)
      continue;
    if (response.versions.size() == wanted.most) {
      response.continuation = continuation(response.versions.back().version_id, listing);
      break;
    }
    version.document.reset();
    response.versions.push_back(std::move(version));
  }
  return response;
}

}  // namespace

extern const api::Action list_policy_versions = api::Declare<Request, Response>{
    .name = "ListPolicyVersions",
    .access = api::Access::List,
    .resources = named_policy<Request>,
    .run = run,
};

}  // namespace rollcall::actions
