#pragma once
// Users who were disabled, and what was set aside of them: the login profile with its dates (its
// hashes stay where they are) and which keys were active. What is decided over a user meanwhile
// counts: a key whose status is set, or that is deleted, and a login profile that is made, are
// forgotten here by themselves.

#include <optional>
#include <string_view>

#include "iam/access_key.h"
#include "iam/disabled_user.h"
#include "iam/user.h"
#include "store/scope.h"

namespace rollcall::store {

class DisabledUsers {
 public:
  explicit DisabledUsers(Scope scope) : scope_(scope) {}

  std::optional<iam::DisabledUser> find(std::string_view user_name) const;

  // Takes the login profile from the user, if there is one, and notes who is disabled since when.
  // Temporary credentials of theirs that were issued until `now` are good no more.
  void set_aside(const iam::User& user, base::Instant now);

  // Notes that the key was active.
  void set_aside(const iam::AccessKey& key);

  // Gives the login profile back, and forgets that the user was disabled.
  void give_back(const iam::User& user, base::Instant now);

  // Until when temporary credentials of the user must have been issued to be good no more.
  std::optional<base::Instant> sessions_ended(std::string_view user_name) const;

 private:
  Scope scope_;
};

}  // namespace rollcall::store
