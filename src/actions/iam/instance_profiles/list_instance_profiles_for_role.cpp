// ListInstanceProfilesForRole: the instance profiles that hold a role. There are none; see
// never_kept.h.
#include "actions/iam/roles/roles.h"
#include "actions/paging/never_kept.h"
#include "actions/paging/paging.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

constexpr std::string_view listing = "instance-profiles-for-role";

struct Request {
  iam::RoleName role_name;
  PageFields page;

  void fields(auto& field) {
    field("RoleName", role_name);
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

api::Result<Response> run(const api::View& view, const Request& request) {
  TRY(page_request(request.page, listing));
  TRY(find_role(view, request.role_name));
  return Response{};
}

}  // namespace

extern const api::Action list_instance_profiles_for_role = api::Declare<Request, Response>{
    .name = "ListInstanceProfilesForRole",
    .access = api::Access::List,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
