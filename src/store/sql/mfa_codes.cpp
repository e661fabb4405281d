#include "store/mfa_codes.h"

#include "iam/names.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {

namespace {

// No serial number has a space.
std::string_view before_serial_number(TriedAt door) {
  switch (door) {
    case TriedAt::Sts:
      return "";
    case TriedAt::SignIn:
      return "sign-in ";
    case TriedAt::Iam:
      return "iam ";
  }
  return "";
}

std::string key_of_tries(TriedAt door, std::string_view serial_number) {
  return std::string(before_serial_number(door)) + iam::name_key(serial_number);
}

}  // namespace

int MfaCodes::tries(TriedAt door, std::string_view serial_number,
                    base::Instant window_began) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT tries FROM mfa_tries "
                    "WHERE account_id = $1 AND serial_key = $2 AND window_began = $3",
                    scope_.account, key_of_tries(door, serial_number), window_began);
  return rows.next() ? static_cast<int>(rows.integer(0)) : 0;
}

bool MfaCodes::count_try(TriedAt door, std::string_view serial_number, base::Instant window_began,
                         int most) {
  require_account_lock(scope_);
  // The window of this try takes the place of any other one, also of a later one: a clock that was
  // ahead and was set back must not leave a full window in the future.
  return execute(scope_.transaction->connection,
                 "INSERT INTO mfa_tries (account_id, serial_key, window_began, tries) "
                 "VALUES ($1, $2, $3, 1) ON CONFLICT (account_id, serial_key) DO UPDATE SET "
                 "tries = CASE WHEN mfa_tries.window_began = excluded.window_began "
                 "THEN mfa_tries.tries + 1 ELSE 1 END, window_began = excluded.window_began "
                 "WHERE mfa_tries.window_began <> excluded.window_began OR mfa_tries.tries < $4",
                 scope_.account, key_of_tries(door, serial_number), window_began, most) != 0;
}

bool MfaCodes::is_spent(std::string_view serial_number, iam::TotpStep step) const {
  Rows rows = query(scope_.transaction->connection,
                    "SELECT 1 FROM spent_mfa_codes "
                    "WHERE account_id = $1 AND serial_key = $2 AND step = $3",
                    scope_.account, iam::name_key(serial_number), step);
  return rows.next();
}

bool MfaCodes::spend(std::string_view serial_number, iam::TotpStep step) {
  require_account_lock(scope_);
  return execute(scope_.transaction->connection,
                 "INSERT INTO spent_mfa_codes (account_id, serial_key, step) VALUES ($1, $2, $3) "
                 "ON CONFLICT (account_id, serial_key, step) DO NOTHING",
                 scope_.account, iam::name_key(serial_number), step) != 0;
}

void MfaCodes::forget_spent(std::string_view serial_number, iam::TotpStep oldest) {
  execute(scope_.transaction->connection,
          "DELETE FROM spent_mfa_codes "
          "WHERE account_id = $1 AND serial_key = $2 AND step < $3",
          scope_.account, iam::name_key(serial_number), oldest);
}

}  // namespace rollcall::store
