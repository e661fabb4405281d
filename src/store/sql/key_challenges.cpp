#include "store/key_challenges.h"

#include "iam/names.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {
namespace {

using Purpose = iam::KeyChallenge::Purpose;

constexpr std::string_view to_register = "Register";
constexpr std::string_view to_sign_in = "SignIn";

}  // namespace

void KeyChallenges::put(std::string_view session_id_hash, const iam::KeyChallenge& challenge) {
  execute(scope_.transaction->connection,
          "INSERT INTO key_challenges (account_id, id_hash, user_key, purpose, challenge, issued) "
          "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account_id, id_hash) DO UPDATE SET "
          "user_key = excluded.user_key, purpose = excluded.purpose, "
          "challenge = excluded.challenge, issued = excluded.issued",
          scope_.account, session_id_hash, iam::name_key(challenge.user_name),
          challenge.purpose == Purpose::Register ? to_register : to_sign_in, Bytes{challenge.bytes},
          challenge.issued);
}

std::optional<iam::KeyChallenge> KeyChallenges::take(std::string_view session_id_hash) {
  std::optional<iam::KeyChallenge> taken;
  {
    Rows rows = query(scope_.transaction->connection,
                      "SELECT c.purpose, u.user_name, c.challenge, c.issued FROM key_challenges c "
                      "JOIN users u ON u.account_id = c.account_id AND u.user_key = c.user_key "
                      "WHERE c.account_id = $1 AND c.id_hash = $2",
                      scope_.account, session_id_hash);
    if (!rows.next())
      return std::nullopt;
    taken = {.purpose = rows.text(0) == to_register ? Purpose::Register : Purpose::SignIn,
             .user_name = rows.string(1),
             .bytes = rows.string(2),
             .issued = rows.instant(3)};
  }
  // Whoever erases it has it: another may have read it as well.
  const auto erased = execute(scope_.transaction->connection,
                              "DELETE FROM key_challenges WHERE account_id = $1 AND id_hash = $2",
                              scope_.account, session_id_hash);
  return erased == 0 ? std::nullopt : taken;
}

}  // namespace rollcall::store
