#pragma once
// The networks that users have signed in from: those who come from one of theirs are not taken for
// strangers. They follow their user's name, and go with the user.

#include <optional>
#include <string_view>

#include "base/instant.h"
#include "store/scope.h"

namespace rollcall::store {

class SignInNetworks {
 public:
  explicit SignInNetworks(Scope scope) : scope_(scope) {}

  // When the user last signed in from there; nullopt where that is not known.
  std::optional<base::Instant> last_sign_in(std::string_view user_name,
                                            std::string_view network) const;

  void note(std::string_view user_name, std::string_view network, base::Instant now);

  // Forgets the user's networks that nobody has come from since `oldest`.
  void forget_until(std::string_view user_name, base::Instant oldest);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
