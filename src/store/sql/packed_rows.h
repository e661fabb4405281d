#pragma once
// Packed rows as they are written: by nobody but whoever ends a transaction, and at its end, for
// every user of whom it changed anything that a report tells.

#include "store/packed_rows_check.h"
#include "store/sql/transaction.h"

namespace rollcall::store {

// Packs the rows of all whom the transaction has touched; that of a user who is gone goes as well.
void pack_touched_users(Transaction& transaction, iam::AccountId account);

// Packs everybody of every account, for a database that had no packed rows.
void pack_all_users(Connection& connection);

// Tells of every user whose packed row is another than the tables make; how many users there are.
std::size_t compare_packed_rows(Connection& connection, iam::AccountId account,
                                const OnDifference& found);

}  // namespace rollcall::store
