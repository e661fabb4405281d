#pragma once
// The lock of an account, which is its row in account_locks. Whoever has changed the row keeps
// every other writer to the account waiting until the transaction ends, on an engine that lets
// writers of different accounts go side by side; so what an action checks and then does is one
// step. The row carries the account's epoch, and by which transaction that was raised, which both
// are thereby part of the transaction that they tell of.

#include "iam/account.h"
#include "store/sql/connection.h"
#include "store/sql/transaction.h"
#include "store/store.h"

namespace rollcall::store {

// Of an account that is made in this transaction: its lock, which is held.
void insert_account_lock(Connection& connection, iam::AccountId account);

// How every write begins: takes of the account what a write of this effect takes, and waits for
// whoever has it. Damage where the account has no lock.
AccountLock lock_account(Connection& connection, iam::AccountId account, Effect effect);

}  // namespace rollcall::store
