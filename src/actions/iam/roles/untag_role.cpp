// UntagRole: removes tags of a role by their keys, whatever their case. Keys that are not there are
// no error.
#include "actions/iam/roles/roles.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  TagKeyEntries tag_keys;

  void fields(auto& field) {
    field("RoleName", role_name);
    field("TagKeys", tag_keys);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::Role role = TRY(find_role(change, request.role_name));
  return remove_tags(change, {store::Tagged::Role, role.name}, request.tag_keys);
}

}  // namespace

extern const api::Action untag_role = api::Declare<Request, api::Nothing>{
    .name = "UntagRole",
    .access = api::Access::Tagging,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
