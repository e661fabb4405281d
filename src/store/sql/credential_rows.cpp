#include "store/credential_rows.h"

#include "store/packed_row.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"

namespace rollcall::store {

void CredentialRows::for_each(const std::function<Scan(const report::Row&)>& each) const {
  for_each_packed([&](const CredentialRow& packed) { return each(packed.row); });
}

void CredentialRows::for_each_packed(const std::function<Scan(const CredentialRow&)>& each) const {
  const std::string account_id = to_string(scope_.account);
  Rows rows = query(scope_.transaction->connection,
                    "SELECT packed FROM packed_rows WHERE account_id = $1 ORDER BY user_key",
                    scope_.account);
  while (rows.next()) {
    const std::string_view packed = rows.text(0);
    if (each({unpacked(packed, account_id), packed}) == Scan::Stop)
      return;
  }
}

}  // namespace rollcall::store
