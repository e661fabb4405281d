// UpdateAccessKey: makes a key active or inactive. When it was made and last used stays as it is.
#include "actions/iam/access_keys/access_keys.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::ExistingUserName> user_name;  // absent: the caller's own key
  iam::AccessKeyId access_key_id;
  iam::Status status = {};

  void fields(auto& field) {
    field("UserName", user_name);
    field("AccessKeyId", access_key_id);
    field("Status", status);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(user_or_caller(change, request.user_name));
  TRY(check_status(request.status));
  const iam::AccessKey key = TRY(find_access_key(change, user, request.access_key_id));
  change.tables.access_keys.set_status(key, request.status);
  return api::Nothing{};
}

}  // namespace

extern const api::Action update_access_key = api::Declare<Request, api::Nothing>{
    .name = "UpdateAccessKey",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
