#pragma once
// Sessions of users who signed in with a password. They follow their user's name, and go with the
// user.

#include <optional>
#include <string_view>
#include <vector>

#include "iam/sign_in_session.h"
#include "store/scope.h"

namespace rollcall::store {

class SignInSessions {
 public:
  explicit SignInSessions(Scope scope) : scope_(scope) {}

  std::optional<iam::SignInSession> find(std::string_view id_hash) const;
  std::size_t count_of(std::string_view user_name) const;
  std::vector<iam::SignInSession> of(std::string_view user_name) const;  // by id

  void insert(const iam::SignInSession& session);
  void note_use(std::string_view id_hash, base::Instant now, const iam::UseOrigin& origin);
  // Counts one more wrong code, unless that makes `most`; whether it did. Where not, the session
  // is to be erased.
  bool count_wrong_code(std::string_view id_hash, int most);
  void erase(std::string_view id_hash);

  // Ends every session of the user but the one with this hash; an empty one spares none.
  void erase_of(std::string_view user_name, std::string_view spared_id_hash);

  // Forgets sessions that were created at `oldest` or before.
  void forget_created_until(base::Instant oldest);
  // The same of those that have not come to their last step.
  void forget_incomplete_created_until(base::Instant oldest);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
