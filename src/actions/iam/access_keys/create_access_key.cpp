// CreateAccessKey: a new active key for a user, or for whoever calls. Its secret is in this answer
// and in no other.
#include "actions/refusals/quotas.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/access_key.h"
#include "iam/identifiers.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::ExistingUserName> user_name;

  void fields(auto& field) { field("UserName", user_name); }
};

struct AccessKeyShape {
  std::optional<std::string> user_name;
  std::string access_key_id;
  std::string status;
  base::Secret secret_access_key;
  base::Instant create_date;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("AccessKeyId", access_key_id);
    field("Status", status);
    field("SecretAccessKey", secret_access_key.reveal());
    field("CreateDate", create_date);
  }
};

struct Response {
  AccessKeyShape access_key;

  void fields(auto& field) const { field("AccessKey", access_key); }
};

// An id is drawn from half a million million for each account; should one come twice, another is
// drawn.
std::string unused_id(const api::View& view) {
  std::string id;
  do
    id = iam::new_access_key_id(view.tables.account, view.environment.random);
  while (view.tables.access_keys.find(id));
  return id;
}

api::Result<Response> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(user_or_caller(change, request.user_name));
  TRY(check_room(change.tables.access_keys.of(user.name).size(),
                 {"AccessKeysPerUser", change.environment.quotas.access_keys_per_user}));
  const iam::AccessKeyWithSecret made{
      .key = {.id = unused_id(change),
              .user_name = user.name,
              .status = iam::Status::Active,
              .created = change.now,
              .last_used = {}},
      .secret = iam::new_secret_access_key(change.environment.random),
  };
  change.tables.access_keys.insert(made);
  return Response{{
      .user_name = owner_name(user),
      .access_key_id = made.key.id,
      .status = std::string(to_string(made.key.status)),
      .secret_access_key = made.secret,
      .create_date = made.key.created,
  }};
}

}  // namespace

extern const api::Action create_access_key = api::Declare<Request, Response>{
    .name = "CreateAccessKey",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
