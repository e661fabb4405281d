// TagUser: sets tags of a user. A key that is there already, whatever its case, takes the new
// spelling and value.
#include "actions/resources/resources.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;
  TagEntries tags;

  void fields(auto& field) {
    field("UserName", user_name);
    field("Tags", tags);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const auto added = TRY(checked_tags(request.tags, store::Tagged::User));
  const iam::User user = TRY(find_user(change, request.user_name));
  return set_tags(change, {store::Tagged::User, user.name}, added);
}

}  // namespace

extern const api::Action tag_user = api::Declare<Request, api::Nothing>{
    .name = "TagUser",
    .access = api::Access::Tagging,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
