#pragma once
// What was last asked of a security key in a sign-in session: one challenge at a time, which goes
// with the session.

#include <optional>
#include <string_view>

#include "iam/security_key.h"
#include "store/scope.h"

namespace rollcall::store {

class KeyChallenges {
 public:
  explicit KeyChallenges(Scope scope) : scope_(scope) {}

  // In place of the one before.
  void put(std::string_view session_id_hash, const iam::KeyChallenge& challenge);

  // The challenge, which is there no more afterwards.
  std::optional<iam::KeyChallenge> take(std::string_view session_id_hash);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
