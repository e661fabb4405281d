#include "store/sql/account_lock.h"

#include "store/damage.h"
#include "store/sql/query.h"

namespace rollcall::store {
namespace {

std::int64_t raise_epoch(Connection& connection, iam::AccountId account) {
  return execute(
      connection,
      "UPDATE account_locks SET epoch = epoch + 1, changed_by = $1 WHERE account_id = $2",
      connection.transaction_number(), account);
}

// A row that is changed to what it was is as locked as any, on every engine.
std::int64_t keep_epoch(Connection& connection, iam::AccountId account) {
  return execute(connection, "UPDATE account_locks SET epoch = epoch WHERE account_id = $1",
                 account);
}

}  // namespace

void insert_account_lock(Connection& connection, iam::AccountId account) {
  execute(connection,
          "INSERT INTO account_locks (account_id, epoch, changed_by) VALUES ($1, 0, $2)", account,
          connection.transaction_number());
}

AccountLock lock_account(Connection& connection, iam::AccountId account, Effect effect) {
  if (effect == Effect::LastUse)
    return AccountLock::None;
  const auto locked = effect == Effect::Mutation ? raise_epoch(connection, account)
                                                 : keep_epoch(connection, account);
  // Where there was no room nothing is changed, nor will be.
  if (locked == 0 && connection.failure() == nullptr)
    throw Damage("account " + to_string(account) + " has no lock");
  return AccountLock::Held;
}

}  // namespace rollcall::store
