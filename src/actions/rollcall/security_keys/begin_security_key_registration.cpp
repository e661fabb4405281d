// BeginSecurityKeyRegistration: what a browser is to ask a passkey or a security key for that is to
// be a user's. AWS has no such action.
#include "actions/resources/resources.h"
#include "actions/rollcall/security_keys/security_keys.h"
#include "api/answer_values.h"
#include "base/encoding.h"
#include "iam/arn.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;

  void fields(auto& field) { field("UserName", user_name); }
};

struct Response {
  std::string relying_party_id;
  api::Blob challenge;
  api::Blob user_handle;  // by which a key tells one account's users from another's
  std::string display_name;
  std::vector<int> algorithms;
  std::vector<std::string> known_credential_ids;  // base64, of keys that the user has already

  void fields(auto& field) const {
    field("RelyingPartyId", relying_party_id);
    field("Challenge", challenge);
    field("UserHandle", user_handle);
    field("DisplayName", display_name);
    field("Algorithms", algorithms);
    field("KnownCredentialIds", known_credential_ids);
  }
};

api::Result<Response> run(api::Change& change, const Request& request) {
  const KeyRegistration registration = TRY(key_registration(change, request.user_name));
  const iam::User& owner = registration.owner;
  const iam::KeyChallenge challenge =
      auth::ask_for_key(change.tables, change.caller.spared_session(),
                        {.purpose = iam::KeyChallenge::Purpose::Register,
                         .user_name = owner.name,
                         .bytes = {},
                         .issued = change.now},
                        change.environment.random);
  Response response{
      .relying_party_id = registration.at.id,
      .challenge = {challenge.bytes},
      .user_handle = {to_string(owner.account) + ":" + owner.id},
      .display_name = (owner.is_root() ? "root" : owner.name) + " @ " +
                      change.tables.settings.get().alias.value_or(to_string(owner.account)),
      .algorithms = {std::begin(crypto::webauthn_algorithms),
                     std::end(crypto::webauthn_algorithms)},
      .known_credential_ids = {}};
  for (const iam::SecurityKey& key : change.tables.security_keys.of(owner.name))
    response.known_credential_ids.push_back(base::to_base64(key.credential_id));
  return response;
}

}  // namespace

extern const api::Action begin_security_key_registration = api::Declare<Request, Response>{
    .service = &api::rollcall_service,
    .name = "BeginSecurityKeyRegistration",
    .access = api::Access::Write,
    .effect = api::Effect::Record,
    .resources = user_to_be_given_a_device<Request>,
    .run = run,
};

}  // namespace rollcall::actions
