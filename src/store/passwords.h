#pragma once
// Sign-in passwords: the login profile in the user's row, and the hashes of this password and of
// those before it.

#include <string>
#include <string_view>
#include <vector>

#include "iam/user.h"
#include "store/scope.h"

namespace rollcall::store {

class Passwords {
 public:
  explicit Passwords(Scope scope) : scope_(scope) {}

  // Hashes of the newest passwords of the user, at most `most`: the present one first, if there is
  // a login profile. Without one there are none, but for a user whose login profile is set aside.
  std::vector<std::string> hashes(std::string_view user_name, std::size_t most) const;

  // Writes the profile into the user's row and, where a new hash is given, puts it before the
  // others; hashes beyond `remembered` (at least 1) are forgotten, and so is a profile that was set
  // aside.
  void save(std::string_view user_name, const iam::LoginProfile& profile);
  void save(std::string_view user_name, const iam::LoginProfile& profile, std::string_view new_hash,
            std::size_t remembered);

  // Takes profile and hashes away. When the password was last used stays known of the user.
  void erase(std::string_view user_name);

  // Records a sign-in at `now` unless one less than `span` older is recorded; whether it did.
  bool record_use(std::string_view user_name, base::Instant now, base::Seconds span);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
