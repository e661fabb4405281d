#pragma once
// Sealing and opening what the statements store: each secret is bound to the record it belongs to,
// so that a sealed secret copied to another record does not open there.

#include <string>
#include <string_view>

#include "base/secret.h"
#include "iam/account.h"
#include "store/sql/transaction.h"

namespace rollcall::store {

// Which record a secret belongs to: "access_key_secret", an account and an access key id.
struct SecretRecord {
  std::string_view kind;
  iam::AccountId account;
  std::string_view id;
};

std::string seal_for(const SecretRecord& record, const Sealing& sealing,
                     const base::Secret& secret);

// The store proved when it was opened that it holds the right master key. Bytes that do not open
// nevertheless were damaged or put there by somebody else, and end the process.
base::Secret open_of(const SecretRecord& record, const Sealing& sealing, std::string_view sealed);

}  // namespace rollcall::store
