#pragma once
// A user of an account, and the root user, who is stored like one: under the empty name, which no
// other can have.

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "iam/account.h"

namespace rollcall::iam {

// When the sign-in password was made, changed and used. Its hash lies elsewhere: few readers need
// it.
struct LoginProfile {
  base::Instant created;
  base::Instant last_changed;
  std::optional<base::Instant> last_used;  // absent: never, or not since tracking began
  bool reset_required = false;
};

struct User {
  AccountId account;
  std::string name;  // as spelled when it was given; empty for root
  std::string path = "/";
  std::string id;  // AIDA…; for root the account id
  base::Instant created;
  std::optional<LoginProfile> login_profile;
  // When a password was last used that has been taken away since.
  std::optional<base::Instant> earlier_password_last_used = {};

  bool is_root() const { return name.empty(); }
};

// When the user last signed in with a password, be it one that it no longer has. The credential
// report speaks of the present one alone.
inline std::optional<base::Instant> any_password_last_used(const User& user) {
  if (user.login_profile && user.login_profile->last_used)
    return user.login_profile->last_used;
  return user.earlier_password_last_used;
}

// How the credential report names the root user. AWS user guide, credential reports.
inline constexpr std::string_view root_user = "<root_account>";

}  // namespace rollcall::iam
