// TagRole: sets tags of a role. A key that is there already, whatever its case, takes the new
// spelling and value.
#include "actions/iam/roles/roles.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  TagEntries tags;

  void fields(auto& field) {
    field("RoleName", role_name);
    field("Tags", tags);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto added = TRY(checked_tags(request.tags, store::Tagged::Role));
  const iam::Role role = TRY(find_role(change, request.role_name));
  return set_tags(change, {store::Tagged::Role, role.name}, added);
}

}  // namespace

extern const api::Action tag_role = api::Declare<Request, api::Nothing>{
    .name = "TagRole",
    .access = api::Access::Tagging,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
