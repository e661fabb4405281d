#include "actions/iam/ssh_public_keys/ssh_public_keys.h"

#include "actions/resources/credentials.h"
#include "iam/errors.h"

namespace rollcall::actions {

SshPublicKeyShape shape_of(const iam::SshPublicKey& key, std::string body) {
  return {
      .user_name = key.user_name,
      .id = key.id,
      .fingerprint = key.fingerprint,
      .body = std::move(body),
      .status = std::string(to_string(key.status)),
      .upload_date = key.uploaded,
  };
}

api::Result<iam::SshPublicKey> find_ssh_public_key(const api::View& view, const iam::User& user,
                                                   const iam::SshPublicKeyId& id) {
  auto key = view.tables.ssh_public_keys.find(id);
  if (!key)
    return base::fail(iam::errors::no_such_entity,
                      "The Public Key with id " + id.value() + " cannot be found.");
  if (!is_held_by(key->user_name, user))
    return base::fail(iam::errors::no_such_entity,
                      "User has no Public Key with id " + id.value() + ".");
  return *std::move(key);
}

}  // namespace rollcall::actions
