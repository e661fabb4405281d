#pragma once
// What somebody has who signed in with a password, or is about to: a session with a row of its own,
// so that it can be ended. A browser holds its id; only the hash of that is kept.

#include <optional>
#include <string>

#include "base/instant.h"
#include "iam/access_key.h"

namespace rollcall::iam {

// What a session is good for: the next thing its user has to do, or everything.
enum class SignInStep { Mfa, ChangePassword, Done };

struct SignInSession {
  std::string id_hash;    // in hexadecimal
  std::string user_name;  // empty for root
  SignInStep step = SignInStep::Done;
  base::Instant created;    // when this step was reached
  base::Instant last_seen;  // may be late by a minute
  std::optional<base::Instant> mfa_given = {};
  int wrong_codes = 0;       // given at the step Mfa
  UseOrigin seen_from = {};  // last
};

}  // namespace rollcall::iam
