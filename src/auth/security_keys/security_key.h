#pragma once
// One use of a passkey or a security key: what is asked of it, and whether it answered.

#include <expected>
#include <string_view>

#include "auth/codes/mfa_code.h"
#include "auth/security_keys/relying_party.h"
#include "base/random.h"
#include "crypto/webauthn.h"
#include "store/tables.h"

namespace rollcall::auth {

// For how long somebody may look for the key and touch it.
inline constexpr base::Seconds challenge_life = std::chrono::minutes{5};

// Within a write transaction: asks anew in the session, and what was asked before is good no more.
iam::KeyChallenge ask_for_key(store::Tables& tables, std::string_view session_id_hash,
                              iam::KeyChallenge challenge, const base::RandomBytes& random);

// What was asked in the session for this purpose and of this user, if that was not long ago. It is
// not asked any more afterwards, whatever comes of the answer.
std::optional<iam::KeyChallenge> take_challenge(store::Tables& tables,
                                                std::string_view session_id_hash,
                                                const iam::KeyChallenge& wanted);

// How many devices a user signs in with, of whichever kind.
std::size_t count_mfa_devices(const store::Tables& tables, std::string_view user_name);

// A use at the console.
struct KeyUse {
  std::string_view user_name;
  std::string_view session_id_hash;
  const RelyingParty& at;
  base::Instant now;
};

// What a browser brings from one of the keys it was told of.
struct KeyAnswer {
  std::string credential_id;
  std::string client_data;
  std::string authenticator_data;
  std::string signature;
};

struct KeyOutcome {
  CodeOutcome outcome = CodeOutcome::Wrong;
  std::string detail = {};  // for our log, of what is wrong
};

// Within a write transaction, which must be committed whatever the outcome: the challenge is spent,
// the try counts, and so does the key.
KeyOutcome try_key(store::Tables& tables, const KeyUse& use, const KeyAnswer& answer);

}  // namespace rollcall::auth
