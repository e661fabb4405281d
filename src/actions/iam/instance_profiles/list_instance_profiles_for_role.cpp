// ListInstanceProfilesForRole: the instance profiles that a role is in, by name, without their
// tags.
#include "actions/iam/instance_profiles/instance_profiles.h"
#include "actions/paging/paging.h"
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
  std::vector<InstanceProfileShape> instance_profiles;
  Continuation continuation;

  void fields(auto& field) const {
    field("InstanceProfiles", instance_profiles);
    continuation.fields(field);
  }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const store::PageRequest wanted = TRY(page_request(request.page, listing));
  const iam::Role role = TRY(find_role(view, request.role_name));
  const auto page =
      page_of(view.tables.instance_profiles.of_role(role.name), wanted,
              [](const iam::InstanceProfile& profile) { return iam::name_key(profile.name); });
  return Response{shapes_of(page.rows, view.tables), continuation(page.next, listing)};
}

}  // namespace

extern const api::Action list_instance_profiles_for_role = api::Declare<Request, Response>{
    .name = "ListInstanceProfilesForRole",
    .access = api::Access::List,
    .reading = api::Reading::Long,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
