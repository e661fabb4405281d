#pragma once
// Service-specific credentials of users. Of the password only a hash is kept.

#include <optional>
#include <string_view>
#include <vector>

#include "iam/service_specific_credential.h"
#include "store/page.h"
#include "store/scope.h"

namespace rollcall::store {

class ServiceSpecificCredentials {
 public:
  explicit ServiceSpecificCredentials(Scope scope) : scope_(scope) {}

  std::optional<iam::ServiceSpecificCredential> find(std::string_view credential_id) const;
  std::vector<iam::ServiceSpecificCredential> of(std::string_view user_name) const;  // by id
  // Every user's, by id; with a service's name, those for it alone.
  Page<iam::ServiceSpecificCredential> list(std::string_view service_name,
                                            const PageRequest& page) const;
  bool holds_user_name(std::string_view service_name, std::string_view service_user_name) const;
  std::string password_hash(std::string_view credential_id) const;  // of a credential that exists

  void insert(const iam::ServiceSpecificCredential& credential, std::string_view password_hash);
  void save(const iam::ServiceSpecificCredential& credential);  // status
  void save_password(std::string_view credential_id, std::string_view password_hash);
  void erase(std::string_view credential_id);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
