#pragma once
// That a store is opened with the master key its secrets were sealed with is found out at once, and
// not when the first of them is needed.

#include "base/result.h"
#include "store/sql/transaction.h"

namespace rollcall::store {

// wrong_master_key unless the keyring opens the proof of every key version that ever sealed
// something here.
base::Result<base::Nothing> check_master_keys(Transaction& transaction);

// Leaves a proof of the newest key, from which on it may seal.
void prove_newest_master_key(Transaction& transaction);

}  // namespace rollcall::store
