// GetSSHPublicKey: a user's key, written as OpenSSH writes it or as PEM, however it was uploaded.

#include "actions/iam/ssh_public_keys/ssh_public_keys.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "crypto/ssh_public_key.h"
#include "store/damage.h"

namespace rollcall {

namespace actions {
namespace {
enum class Encoding { Ssh, Pem };
}  // namespace
}  // namespace actions

template <>
inline constexpr auto iam::words<actions::Encoding> = std::array{
    iam::Word<actions::Encoding>{"SSH", actions::Encoding::Ssh},
    iam::Word<actions::Encoding>{"PEM", actions::Encoding::Pem},
};

namespace actions {
namespace {

struct Request {
  iam::UserName user_name;
  iam::SshPublicKeyId id;
  Encoding encoding = {};

  void fields(auto& field) {
    field("UserName", user_name);
    field("SSHPublicKeyId", id);
    field("Encoding", encoding);
  }
};

struct Response {
  SshPublicKeyShape key;

  void fields(auto& field) const { field("SSHPublicKey", key); }
};

api::Result<Response> run(const api::View& view, const Request& request) {
  const iam::User user = TRY(find_user(view, request.user_name));
  const iam::SshPublicKey key = TRY(find_ssh_public_key(view, user, request.id));
  const auto parsed = crypto::parse_ssh_public_key(key.body);
  if (!parsed)  // else it would not have been kept
    throw store::Damage("an SSH public key: " + key.id);
  return Response{shape_of(key, request.encoding == Encoding::Pem ? crypto::to_pem(*parsed)
                                                                  : crypto::to_openssh(*parsed))};
}

}  // namespace

extern const api::Action get_ssh_public_key = api::Declare<Request, Response>{
    .name = "GetSSHPublicKey",
    .access = api::Access::Read,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace actions
}  // namespace rollcall
