// CreateSecurityKey: gives a user the passkey or security key that answered what
// BeginSecurityKeyRegistration asked. AWS has no such action.
#include <algorithm>

#include "actions/resources/resources.h"
#include "actions/rollcall/security_keys/security_keys.h"
#include "base/ascii.h"
#include "base/encoding.h"
#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

// Tells apart keys of one name that a user had one after the other. As many signs as AWS's.
constexpr std::size_t suffix_bytes = 16;

struct Request {
  iam::ExistingUserName user_name;
  iam::SecurityKeyName security_key_name;
  iam::EncodedBytes client_data;
  iam::EncodedBytes authenticator_data;

  void fields(auto& field) {
    field("UserName", user_name);
    field("SecurityKeyName", security_key_name);
    field("ClientData", client_data);
    field("AuthenticatorData", authenticator_data);
  }
};

struct Response {
  std::string serial_number;
  base::Instant enable_date;

  void fields(auto& field) const {
    field("SerialNumber", serial_number);
    field("EnableDate", enable_date);
  }
};

std::unexpected<base::Error> not_registered(std::string detail) {
  return base::fail(iam::errors::invalid_security_key,
                    "The key was not registered. Begin the registration anew.", std::move(detail));
}

api::Result<crypto::WebAuthnCredential> new_credential(api::Change& change, const Request& request,
                                                       const KeyRegistration& registration) {
  const auto client_data = base::from_base64(request.client_data.value());
  const auto authenticator_data = base::from_base64(request.authenticator_data.value());
  if (!client_data || !authenticator_data)
    return not_registered("what the browser brought is not in base64");
  const auto challenge = auth::take_challenge(change.tables, change.caller.spared_session(),
                                              {.purpose = iam::KeyChallenge::Purpose::Register,
                                               .user_name = registration.owner.name,
                                               .bytes = {},
                                               .issued = change.now});
  if (!challenge)
    return not_registered("no key was asked for, or too long ago");
  auto credential = crypto::read_registration({.relying_party_id = registration.at.id,
                                               .origin = registration.at.origin,
                                               .challenge = challenge->bytes},
                                              {*client_data, *authenticator_data});
  if (!credential)
    return not_registered(std::string(crypto::to_string(credential.error())));
  return *std::move(credential);
}

std::string serial_number_for(const api::View& view, const iam::User& owner,
                              const std::string& name) {
  std::string suffix(suffix_bytes, '\0');
  view.environment.random({reinterpret_cast<unsigned char*>(suffix.data()), suffix.size()});
  return iam::security_key_arn(owner, name + "-" + base::to_base32(suffix));
}

// The name that a serial number was made with.
std::string_view name_in(std::string_view serial_number) {
  const std::string_view last = serial_number.substr(serial_number.rfind('/') + 1);
  return last.substr(0, last.rfind('-'));
}

// Two keys of one name would look the same to their user.
api::Result<api::Nothing> check_name(const api::View& view, const iam::User& owner,
                                     const iam::SecurityKeyName& name) {
  for (const iam::SecurityKey& key : view.tables.security_keys.of(owner.name))
    if (base::equal_ignoring_case(name_in(key.serial_number), name.value()))
      return base::fail(iam::errors::entity_already_exists, "MFA device already exists.");
  return api::Nothing{};
}

api::Result<Response> run(api::Change& change, const Request& request) {
  const KeyRegistration registration = TRY(key_registration(change, request.user_name));
  const iam::User& owner = registration.owner;
  TRY(check_name(change, owner, request.security_key_name));
  auto credential = TRY(new_credential(change, request, registration));
  if (change.tables.security_keys.has_credential(credential.id))
    return base::fail(iam::errors::entity_already_exists, "MFA Device is already in use.");
  const iam::SecurityKey key{
      .serial_number = serial_number_for(change, owner, request.security_key_name.value()),
      .user_name = owner.name,
      .enabled = change.now,
      .credential_id = std::move(credential.id),
      .algorithm = credential.algorithm,
      .public_key = std::move(credential.public_key),
      .sign_count = credential.sign_count,
      .has_verified_user = credential.has_verified_user};
  change.tables.security_keys.insert(key);
  change.tables.signin_sessions.erase_of(owner.name, change.caller.spared_session());
  return Response{key.serial_number, key.enabled};
}

}  // namespace

extern const api::Action create_security_key = api::Declare<Request, Response>{
    .service = &api::rollcall_service,
    .name = "CreateSecurityKey",
    .access = api::Access::Write,
    .resources = user_to_be_given_a_device<Request>,
    .run = run,
};

}  // namespace rollcall::actions
