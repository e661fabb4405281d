// UploadSSHPublicKey: a public key for a user to be known by over SSH.
#include <algorithm>

#include "actions/iam/ssh_public_keys/ssh_public_keys.h"
#include "actions/refusals/quotas.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "crypto/ssh_public_key.h"
#include "iam/errors.h"
#include "iam/identifiers.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;
  iam::SshPublicKeyBody body;

  void fields(auto& field) {
    field("UserName", user_name);
    field("SSHPublicKeyBody", body);
  }
};

struct Response {
  SshPublicKeyShape key;

  void fields(auto& field) const { field("SSHPublicKey", key); }
};

api::Result<crypto::SshPublicKey> parsed(const api::View& view, const Request& request) {
  TRY(find_user(view, request.user_name));
  auto key = crypto::parse_ssh_public_key(request.body);
  if (key)
    return *std::move(key);
  if (key.error() == crypto::SshPublicKeyFault::UnknownEncoding)
    return base::fail(iam::errors::unrecognized_public_key_encoding,
                      "Invalid public key uploaded.");
  return base::fail(iam::errors::invalid_public_key, "Invalid body for public key");
}

std::string unused_id(const api::View& view) {
  std::string id;
  do
    id = iam::new_ssh_key_id(view.environment.random);
  while (view.tables.ssh_public_keys.find(id));
  return id;
}

// One key is no user's twice, however it is written; another user may have it too. AWS, captured
// live.
api::Result<Response> run(api::Change& change, const Request& request,
                          const crypto::SshPublicKey& parsed_key) {
  const iam::User user = TRY(find_user(change, request.user_name));
  store::SshPublicKeys& keys = change.tables.ssh_public_keys;
  const std::string fingerprint = crypto::fingerprint_of(parsed_key);
  const auto held = keys.of(user.name);
  if (std::ranges::find(held, fingerprint, &iam::SshPublicKey::fingerprint) != held.end())
    return base::fail(iam::errors::duplicate_ssh_public_key, "Duplicate SSH public key uploaded.");
  TRY(check_room(held.size(),
                 {"SSHPublicKeysPerUser", change.environment.quotas.ssh_public_keys_per_user}));
  const iam::SshPublicKey key{
      .id = unused_id(change),
      .user_name = user.name,
      .fingerprint = fingerprint,
      .body = request.body.value(),
      .status = iam::Status::Active,
      .uploaded = change.now,
  };
  keys.insert(key);
  return Response{shape_of(key, key.body)};
}

}  // namespace

extern const api::Action upload_ssh_public_key =
    api::Declare<Request, Response, crypto::SshPublicKey>{
        .name = "UploadSSHPublicKey",
        .access = api::Access::Write,
        .resources = named_user<Request>,
        .prepare = parsed,
        .run = run,
    };

}  // namespace rollcall::actions
