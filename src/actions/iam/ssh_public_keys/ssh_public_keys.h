#pragma once
// What the actions on SSH public keys share.

#include <string>

#include "api/action.h"
#include "iam/names.h"
#include "iam/ssh_public_key.h"
#include "iam/user.h"

namespace rollcall::actions {

struct SshPublicKeyShape {
  std::string user_name;
  std::string id;
  std::string fingerprint;
  std::string body;
  std::string status;
  base::Instant upload_date;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("SSHPublicKeyId", id);
    field("Fingerprint", fingerprint);
    field("SSHPublicKeyBody", body);
    field("Status", status);
    field("UploadDate", upload_date);
  }
};

// The key with its body written in the way that is asked for.
SshPublicKeyShape shape_of(const iam::SshPublicKey& key, std::string body);

// The user's own key of this id. NoSuchEntity, in other words where it is someone else's.
api::Result<iam::SshPublicKey> find_ssh_public_key(const api::View& view, const iam::User& user,
                                                   const iam::SshPublicKeyId& id);

}  // namespace rollcall::actions
