#pragma once
// What the actions on service-specific credentials share.

#include <optional>
#include <string>
#include <string_view>

#include "api/action.h"
#include "base/secret.h"
#include "iam/names.h"
#include "iam/service_specific_credential.h"
#include "iam/user.h"

namespace rollcall::actions {

// A service that takes API keys says alias and secret where another says user name and password.
struct ServiceSpecificCredentialShape {
  iam::ServiceSpecificCredential credential;
  iam::Status status;
  std::optional<base::Secret> secret;  // shown when it is made, and never again

  bool is_api_key() const;
  void fields(auto& field) const {
    field("CreateDate", credential.created);
    field("ExpirationDate", credential.expires);
    field("ServiceName", credential.service_name);
    field(is_api_key() ? "ServiceCredentialAlias" : "ServiceUserName",
          credential.service_user_name);
    if (secret)
      field(is_api_key() ? "ServiceCredentialSecret" : "ServicePassword", secret->reveal());
    field("ServiceSpecificCredentialId", credential.id);
    field("UserName", credential.user_name);
    field("Status", to_string(status));
  }
};

ServiceSpecificCredentialShape shape_of(const iam::ServiceSpecificCredential& credential,
                                        base::Instant now);

// NoSuchEntity "No such service X is supported for Service Specific Credentials".
api::Result<const iam::CredentialService*> find_service(const iam::ServiceName& name);

// The user's own credential of this id. NoSuchEntity; ValidationError where it is someone else's.
api::Result<iam::ServiceSpecificCredential> find_service_specific_credential(
    const api::View& view, const iam::User& user, const iam::ServiceSpecificCredentialId& id);

// A new password on its way from where it was made to where its hash is written.
struct NewServicePassword {
  base::Secret password;
  std::string hash;
};

// Slow: a password of 60 signs, and its hash.
api::Result<NewServicePassword> new_service_password(const api::Environment& environment);

// As the work of an action, whatever is asked of it.
template <typename Request>
api::Result<NewServicePassword> make_service_password(const api::Environment& environment,
                                                      const Request&, NewServicePassword) {
  return new_service_password(environment);
}

// The one answer in which a password stands: itself, or the API key that it is the end of.
struct ServicePasswordResponse {
  ServiceSpecificCredentialShape credential;

  void fields(auto& field) const { field("ServiceSpecificCredential", credential); }
};

ServicePasswordResponse with_password(const iam::ServiceSpecificCredential& credential,
                                      const base::Secret& password, base::Instant now);

}  // namespace rollcall::actions
