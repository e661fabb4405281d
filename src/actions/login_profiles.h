#pragma once
// Sign-in passwords as their actions handle them: whose they are, what a new one is measured
// against, how it is hashed and kept. Hashing takes long, so everything is looked at twice: before
// it, on a snapshot, and after it, where it is written.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/action.h"
#include "base/instant.h"
#include "base/secret.h"
#include "iam/names.h"
#include "iam/user.h"

namespace rollcall::actions {

// What answers tell of a login profile; root's has no name.
struct LoginProfileShape {
  std::optional<std::string> user_name;
  base::Instant create_date;
  bool password_reset_required = false;

  void fields(auto& field) const {
    field("UserName", user_name);
    field("CreateDate", create_date);
    field("PasswordResetRequired", password_reset_required);
  }
};

LoginProfileShape login_profile_shape(const iam::User& user);

// The name a request about a login profile means: the one it gives, else the caller's own, which is
// empty for root.
std::string_view meant_name(const api::Session& session, const std::optional<iam::UserName>& name);

// A user with a login profile. NoSuchEntity: "Login Profile for User X cannot be found."
api::Result<iam::User> find_user_with_password(api::Session& session, std::string_view name);

// PasswordPolicyViolation for a password that is not good enough for this user. Root's account
// policy is IAM's default one.
api::Result<api::Nothing> check_password_for(api::Session& session, const iam::User& user,
                                             const base::Secret& password);

// What a new password of a user is compared with.
struct KnownPasswords {
  int reuse_prevention = 0;  // so many of the hashes may not come back
  std::vector<std::string>
      hashes;  // newest first: the present one, if there is one, and those that may not come back

  bool operator==(const KnownPasswords&) const = default;
};

KnownPasswords known_passwords(api::Session& session, const iam::User& user);

// A new password on its way from where it was asked for to where it is written.
struct NewPassword {
  KnownPasswords known;
  std::string hash;
};

// Slow: the password's hash, compared and made outside of any transaction. PasswordPolicyViolation
// for one that may not come back.
api::Result<NewPassword> hash_password(const api::Environment& environment,
                                       const base::Secret& password, KnownPasswords known);

// Writes the profile with the new password, changed now. EntityTemporarilyUnmodifiable if another
// request has changed the user's password, or what of it may not come back, since this one was
// hashed.
api::Result<api::Nothing> save_password(api::Session& session, iam::User user,
                                        const NewPassword& password);

}  // namespace rollcall::actions
