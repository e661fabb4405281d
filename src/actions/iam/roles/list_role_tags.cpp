// ListRoleTags: the tags of a role, in the order in which they were set.
#include "actions/iam/roles/roles.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::RoleName role_name;
  PageFields page;

  void fields(auto& field) {
    field("RoleName", role_name);
    page.fields(field);
  }
};

api::Result<TagPage> run(const api::View& view, const Request& request) {
  const iam::Role role = TRY(find_role(view, request.role_name));
  return tag_page(view.tables.tags.of(store::Tagged::Role, role.name), request.page, "role-tags");
}

}  // namespace

extern const api::Action list_role_tags = api::Declare<Request, TagPage>{
    .name = "ListRoleTags",
    .access = api::Access::List,
    .resources = named_role<Request>,
    .run = run,
};

}  // namespace rollcall::actions
