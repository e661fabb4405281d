#pragma once
// Sign-in passwords as their actions handle them: whose they are, and how they are changed.

#include <optional>
#include <string>
#include <string_view>

#include "api/action.h"
#include "auth/passwords/new_password.h"
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
std::string_view meant_name(const api::View& view, const std::optional<iam::UserName>& name);

// A user with a login profile. NoSuchEntity: "Login Profile for User X cannot be found."
api::Result<iam::User> find_user_with_password(const api::View& view, std::string_view name);

// PasswordPolicyViolation for a password that is not good enough for this user. Root's account
// policy is IAM's default one.
api::Result<api::Nothing> check_password_for(const api::View& view, const iam::User& user,
                                             const base::Secret& password);

// Whether the caller is a user of an account that lets users change their own passwords.
bool may_change_own_password(const api::View& view);

// For actions that such users may do without a permission.
template <typename Request>
bool caller_may_change_own_password(const api::View& view, const Request&) {
  return may_change_own_password(view);
}

using auth::KnownPasswords;
using auth::NewPassword;

KnownPasswords known_passwords(const api::View& view, const iam::User& user);

// Slow: the password's hash, compared and made outside of any transaction. PasswordPolicyViolation
// for one that may not come back.
api::Result<NewPassword> hash_password(const api::Environment& environment,
                                       const base::Secret& password, KnownPasswords known);

// Writes the profile with the new password, changed now, and ends the user's sign-in sessions but
// the caller's own. EntityTemporarilyUnmodifiable if another request has changed the user's
// password, or what of it may not come back, since this one was hashed.
api::Result<api::Nothing> save_password(api::Change& change, iam::User user,
                                        const NewPassword& password);

}  // namespace rollcall::actions
