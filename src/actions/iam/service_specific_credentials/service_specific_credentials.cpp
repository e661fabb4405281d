#include "actions/iam/service_specific_credentials/service_specific_credentials.h"

#include <array>

#include "actions/resources/credentials.h"
#include "base/encoding.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

// So many that their base64 is 60 signs long and ends with "=", as AWS's passwords do.
constexpr std::size_t password_bytes = 44;

std::string_view key_prefix(const iam::ServiceSpecificCredential& credential) {
  return iam::find_credential_service(credential.service_name)->key_prefix;
}

// What the user is shown of a password.
base::Secret shown_secret(const iam::ServiceSpecificCredential& credential,
                          const base::Secret& password) {
  const std::string_view prefix = key_prefix(credential);
  if (prefix.empty())
    return password;
  const base::Secret whole(credential.service_user_name + ":" + password.reveal());
  return base::Secret(std::string(prefix) + base::to_base64(whole.reveal()));
}

}  // namespace

bool ServiceSpecificCredentialShape::is_api_key() const { return !key_prefix(credential).empty(); }

ServiceSpecificCredentialShape shape_of(const iam::ServiceSpecificCredential& credential,
                                        base::Instant now) {
  return {.credential = credential, .status = status_at(credential, now), .secret = {}};
}

api::Result<const iam::CredentialService*> find_service(const iam::ServiceName& name) {
  const iam::CredentialService* service = iam::find_credential_service(name);
  if (!service)
    return base::fail(
        iam::errors::no_such_entity,
        "No such service " + name.value() + " is supported for Service Specific Credentials");
  return service;
}

api::Result<iam::ServiceSpecificCredential> find_service_specific_credential(
    const api::View& view, const iam::User& user, const iam::ServiceSpecificCredentialId& id) {
  auto credential = view.tables.service_specific_credentials.find(id);
  if (!credential)
    return base::fail(iam::errors::no_such_entity, "No such credential " + id.value() + " exists");
  if (!is_held_by(credential->user_name, user))
    return base::fail(
        iam::errors::validation_error,
        "User " + user.name + " does not have a service specific credential with id " + id.value());
  return *std::move(credential);
}

api::Result<NewServicePassword> new_service_password(const api::Environment& environment) {
  std::string bytes(password_bytes, '\0');
  environment.random({reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()});
  base::Secret password(base::to_base64(bytes));
  base::wipe(bytes);
  std::string hash = TRY(environment.passwords.hash(password));
  return NewServicePassword{std::move(password), std::move(hash)};
}

ServicePasswordResponse with_password(const iam::ServiceSpecificCredential& credential,
                                      const base::Secret& password, base::Instant now) {
  ServicePasswordResponse response{shape_of(credential, now)};
  response.credential.secret = shown_secret(credential, password);
  return response;
}

}  // namespace rollcall::actions
