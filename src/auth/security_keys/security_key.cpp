#include "auth/security_keys/security_key.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/clock_tolerance.h"

namespace rollcall::auth {
namespace {

// As many as a hash has: nobody guesses them.
constexpr std::size_t challenge_bytes = 32;

KeyOutcome wrong(std::string detail) { return {CodeOutcome::Wrong, std::move(detail)}; }

}  // namespace

iam::KeyChallenge ask_for_key(store::Tables& tables, std::string_view session_id_hash,
                              iam::KeyChallenge challenge, const base::RandomBytes& random) {
  challenge.bytes.assign(challenge_bytes, '\0');
  random({reinterpret_cast<unsigned char*>(challenge.bytes.data()), challenge.bytes.size()});
  tables.key_challenges.put(session_id_hash, challenge);
  return challenge;
}

std::optional<iam::KeyChallenge> take_challenge(store::Tables& tables,
                                                std::string_view session_id_hash,
                                                const iam::KeyChallenge& wanted) {
  auto taken = tables.key_challenges.take(session_id_hash);
  if (!taken || taken->purpose != wanted.purpose ||
      !base::equal_ignoring_case(taken->user_name, wanted.user_name) ||
      wanted.issued - taken->issued >= challenge_life ||
      base::is_in_the_future(taken->issued, wanted.issued))
    return std::nullopt;
  return taken;
}

std::size_t count_mfa_devices(const store::Tables& tables, std::string_view user_name) {
  return tables.mfa_devices.of(user_name).size() + tables.security_keys.of(user_name).size();
}

KeyOutcome try_key(store::Tables& tables, const KeyUse& use, const KeyAnswer& answer) {
  const auto challenge = take_challenge(tables, use.session_id_hash,
                                        {.purpose = iam::KeyChallenge::Purpose::SignIn,
                                         .user_name = std::string(use.user_name),
                                         .bytes = {},
                                         .issued = use.now});
  const auto keys = tables.security_keys.of(use.user_name);
  const auto key = std::ranges::find(keys, answer.credential_id, &iam::SecurityKey::credential_id);
  if (key == keys.end())
    return wrong("the security key is none of the user's");
  const CodeTry tried{.door = store::TriedAt::SignIn,
                      .user_name = use.user_name,
                      .serial_number = key->serial_number,
                      .now = use.now};
  if (!count_try(tables, tried))
    return {.outcome = CodeOutcome::TooMany};
  if (!challenge)
    return wrong("the security key was not asked, or too long ago");
  const auto verification = key->has_verified_user ? crypto::UserVerification::Required
                                                   : crypto::UserVerification::Optional;
  const auto count =
      crypto::check_assertion({.relying_party_id = use.at.id,
                               .origin = use.at.origin,
                               .challenge = challenge->bytes,
                               .verification = verification},
                              {answer.client_data, answer.authenticator_data, answer.signature},
                              {.id = key->credential_id,
                               .algorithm = key->algorithm,
                               .public_key = key->public_key,
                               .sign_count = key->sign_count,
                               .has_verified_user = key->has_verified_user});
  if (!count)
    return wrong(key->serial_number + ": " + std::string(crypto::to_string(count.error())));
  if (!tables.security_keys.raise_sign_count(key->serial_number, *count))
    return wrong(key->serial_number + ": a later answer of the key came before this one");
  return {.outcome = CodeOutcome::Accepted};
}

}  // namespace rollcall::auth
