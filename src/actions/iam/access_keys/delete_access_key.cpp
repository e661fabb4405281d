// DeleteAccessKey: takes a key from a user for good, even the one that signs this request.
#include "actions/iam/access_keys/access_keys.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::ExistingUserName> user_name;  // absent: the caller's own key
  iam::AccessKeyId access_key_id;

  void fields(auto& field) {
    field("UserName", user_name);
    field("AccessKeyId", access_key_id);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(user_or_caller(change, request.user_name));
  change.tables.access_keys.erase(TRY(find_access_key(change, user, request.access_key_id)));
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_access_key = api::Declare<Request, api::Nothing>{
    .name = "DeleteAccessKey",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
