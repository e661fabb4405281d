#pragma once
// A sign-in password on its way to its user: what it is measured against, how it is hashed and
// kept. Hashing takes long, so everything is looked at twice: before it, on a snapshot, and after
// it, where it is written.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auth/passwords/password_hasher.h"
#include "base/instant.h"
#include "base/secret.h"
#include "iam/password_policy.h"
#include "iam/user.h"
#include "store/tables.h"

namespace rollcall::auth {

// The policy that binds a user's passwords. Root is bound by no account's policy. AWS user guide,
// "Set an account password policy".
std::optional<iam::PasswordPolicy> password_policy_for(const store::Tables& tables,
                                                       const iam::User& user);

// PasswordPolicyViolation for a password that is not good enough for this user.
base::Result<base::Nothing> check_new_password(const store::Tables& tables, const iam::User& user,
                                               const base::Secret& password);

// What a new password of a user is compared with.
struct KnownPasswords {
  int reuse_prevention = 0;  // so many of the hashes may not come back
  std::vector<std::string>
      hashes;  // newest first: the present one, if there is one, and those that may not come back

  bool operator==(const KnownPasswords&) const = default;
};

KnownPasswords known_passwords(const store::Tables& tables, const iam::User& user);

struct NewPassword {
  KnownPasswords known;
  std::string hash;
};

// Slow: compares and makes hashes, outside of any transaction. PasswordPolicyViolation for a
// password that may not come back.
base::Result<NewPassword> hash_new_password(PasswordHasher& hasher, const base::Secret& password,
                                            KnownPasswords known);

// A user with the profile as it is to be, but for when it was changed.
struct PasswordChange {
  iam::User user;
  const NewPassword& password;
  base::Instant now;
  std::string_view spared_session;  // by which it is changed; empty: none
};

// Writes the profile with the new password, changed now, and ends the user's sign-in sessions but
// the spared one. EntityTemporarilyUnmodifiable if another request has changed the user's password,
// or what of it may not come back, since this one was hashed.
base::Result<base::Nothing> save_new_password(store::Tables& tables, PasswordChange change);

}  // namespace rollcall::auth
