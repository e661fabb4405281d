// ListUserTags: the tags of a user, in the order in which they were set.
#include "actions/resources/resources.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;
  PageFields page;

  void fields(auto& field) {
    field("UserName", user_name);
    page.fields(field);
  }
};

api::Result<TagPage> run(const api::View& view, const Request& request) {
  const iam::User user = TRY(find_user(view, request.user_name));
  return tag_page(view.tables.tags.of(store::Tagged::User, user.name), request.page, "user-tags");
}

}  // namespace

extern const api::Action list_user_tags = api::Declare<Request, TagPage>{
    .name = "ListUserTags",
    .access = api::Access::List,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
