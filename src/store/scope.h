#pragma once
// What every table handle holds: the transaction it speaks in and the account it speaks of.

#include "iam/account.h"

namespace rollcall::store {

struct Transaction;  // sql/transaction.h; not for other folders

struct Scope {
  Transaction* transaction;
  iam::AccountId account;
};

}  // namespace rollcall::store
