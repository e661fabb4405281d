#pragma once
// Passkeys and security keys, by serial number. They follow their user's name, and must be taken
// away before the user can be. Nothing of them is secret.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "iam/security_key.h"
#include "store/scope.h"

namespace rollcall::store {

class SecurityKeys {
 public:
  explicit SecurityKeys(Scope scope) : scope_(scope) {}

  std::optional<iam::SecurityKey> find(std::string_view serial_number) const;
  std::vector<iam::SecurityKey> of(std::string_view user_name) const;  // by serial number
  bool has_credential(std::string_view credential_id) const;
  std::size_t count() const;

  void insert(const iam::SecurityKey& key);
  // Moves the key's counter on to this one; false where it does not move on, which the counter of
  // a key that counts nothing need not.
  bool raise_sign_count(std::string_view serial_number, std::uint32_t sign_count);
  void erase(std::string_view serial_number);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
