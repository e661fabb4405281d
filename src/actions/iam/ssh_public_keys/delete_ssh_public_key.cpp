// DeleteSSHPublicKey: takes a key from a user for good.
#include "actions/iam/ssh_public_keys/ssh_public_keys.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;
  iam::SshPublicKeyId id;

  void fields(auto& field) {
    field("UserName", user_name);
    field("SSHPublicKeyId", id);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(find_user(change, request.user_name));
  const iam::SshPublicKey key = TRY(find_ssh_public_key(change, user, request.id));
  change.tables.ssh_public_keys.erase(key.id);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_ssh_public_key = api::Declare<Request, api::Nothing>{
    .name = "DeleteSSHPublicKey",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
