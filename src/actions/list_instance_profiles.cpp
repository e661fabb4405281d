// ListInstanceProfiles: the instance profiles of the account. There are none; see never_kept.h.
#include "actions/never_kept.h"
#include "actions/paging.h"
#include "actions/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "instance-profiles";

struct Request {
  std::optional<iam::PathPrefix> path_prefix;
  PageFields page;

  void fields(auto& field) {
    field("PathPrefix", path_prefix);
    page.fields(field);
  }
};

struct Response {
  EmptyList instance_profiles;
  Continuation continuation;

  void fields(auto& field) const {
    field("InstanceProfiles", instance_profiles);
    continuation.fields(field);
  }
};

api::Result<Response> run(api::Session&, const Request& request) {
  TRY(page_request(request.page, listing));
  return Response{};
}

}  // namespace

extern const api::Action list_instance_profiles = api::Declare<Request, Response>{
    .name = "ListInstanceProfiles",
    .access = api::Access::List,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
