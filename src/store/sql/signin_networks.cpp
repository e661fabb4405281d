#include "store/signin_networks.h"

#include "iam/names.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {

std::optional<base::Instant> SignInNetworks::last_sign_in(std::string_view user_name,
                                                          std::string_view network) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT last_sign_in FROM signin_networks "
                    "WHERE account_id = $1 AND user_key = $2 AND network = $3",
                    scope_.account, iam::name_key(user_name), network);
  return rows.next() ? std::optional(rows.instant(0)) : std::nullopt;
}

void SignInNetworks::note(std::string_view user_name, std::string_view network, base::Instant now) {
  execute(scope_.transaction->connection,
          "INSERT INTO signin_networks (account_id, user_key, network, last_sign_in) "
          "VALUES ($1, $2, $3, $4) ON CONFLICT (account_id, user_key, network) DO UPDATE SET "
          "last_sign_in = excluded.last_sign_in",
          scope_.account, iam::name_key(user_name), network, now);
}

void SignInNetworks::forget_until(std::string_view user_name, base::Instant oldest) {
  execute(scope_.transaction->connection,
          "DELETE FROM signin_networks "
          "WHERE account_id = $1 AND user_key = $2 AND last_sign_in <= $3",
          scope_.account, iam::name_key(user_name), oldest);
}

}  // namespace rollcall::store
