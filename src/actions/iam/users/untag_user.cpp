// UntagUser: removes tags of a user by their keys, whatever their case. Keys that are not there are
// no error.
#include "actions/resources/resources.h"
#include "actions/tagging/tagging.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;
  TagKeyEntries tag_keys;

  void fields(auto& field) {
    field("UserName", user_name);
    field("TagKeys", tag_keys);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(find_user(change, request.user_name));
  return remove_tags(change, {store::Tagged::User, user.name}, request.tag_keys);
}

}  // namespace

extern const api::Action untag_user = api::Declare<Request, api::Nothing>{
    .name = "UntagUser",
    .access = api::Access::Tagging,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
