#pragma once
// The account's own row: alias, password policy, and what an administrator set for it.

#include <optional>
#include <string_view>

#include "iam/account.h"
#include "iam/password_policy.h"
#include "store/scope.h"

namespace rollcall::store {

class AccountSettings {
 public:
  explicit AccountSettings(Scope scope) : scope_(scope) {}

  iam::Account get() const;

  void set_root_email(std::string_view email);

  // Aliases are unique in the whole server: false, and nothing written, where another account has
  // this one.
  bool set_alias(std::string_view alias);
  void erase_alias();

  std::optional<iam::PasswordPolicy> password_policy() const;
  void save(const iam::PasswordPolicy& policy);
  void erase_password_policy();

 private:
  Scope scope_;
};

}  // namespace rollcall::store
