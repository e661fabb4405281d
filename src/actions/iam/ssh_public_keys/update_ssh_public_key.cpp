// UpdateSSHPublicKey: makes a key active or inactive.
#include "actions/iam/ssh_public_keys/ssh_public_keys.h"
#include "actions/resources/credentials.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;
  iam::SshPublicKeyId id;
  iam::Status status = {};

  void fields(auto& field) {
    field("UserName", user_name);
    field("SSHPublicKeyId", id);
    field("Status", status);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(find_user(change, request.user_name));
  TRY(check_status(request.status));
  iam::SshPublicKey key = TRY(find_ssh_public_key(change, user, request.id));
  key.status = request.status;
  change.tables.ssh_public_keys.save(key);
  return api::Nothing{};
}

}  // namespace

extern const api::Action update_ssh_public_key = api::Declare<Request, api::Nothing>{
    .name = "UpdateSSHPublicKey",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
