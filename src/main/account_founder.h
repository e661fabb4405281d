#pragma once
// Founding an account: its root user, the root user's first access key, and what was given along
// (alias, e-mail, password).

#include "base/instant.h"
#include "base/random.h"
#include "base/result.h"
#include "main/command_line.h"
#include "sigv4/sign.h"
#include "store/store.h"

namespace rollcall::main {

struct FoundedAccount {
  iam::AccountId id;
  sigv4::Credentials root;  // exists here and with whoever is shown it, and sealed in the store
};

// The root user's next access key, which is not in the store yet.
iam::AccessKeyWithSecret new_root_key(iam::AccountId account, const base::RandomBytes& random,
                                      base::Instant now);

// Reads and checks everything that was asked for, then writes it in one transaction.
// ValidationError or PasswordPolicyViolation naming the option that is wrong; EntityAlreadyExists
// where the account or the alias is there.
class AccountFounder {
 public:
  // Checks, and hashes the password, before any store is made.
  static base::Result<AccountFounder> prepare(const FoundAccount& wanted, base::RandomBytes random,
                                              base::Instant now);

  base::Result<FoundedAccount> found(store::Store& store) const;

 private:
  iam::Account account_;
  iam::User root_;
  std::string password_hash_;  // empty: no password
  base::RandomBytes random_;
  base::Instant now_;
};

}  // namespace rollcall::main
