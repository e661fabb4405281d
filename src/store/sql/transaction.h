#pragma once
// What the tables of one account speak through: a connection inside a transaction, the keys that
// seal secrets, and what is to be told to others once the transaction is durable.

#include <cassert>
#include <string>
#include <vector>

#include "base/random.h"
#include "crypto/seal.h"
#include "store/sql/connection.h"
#include "store/tables.h"

namespace rollcall::store {

// What seals and opens the secrets of the store.
struct Sealing {
  const crypto::Keyring& keys;
  const base::RandomBytes& random;
};

// Whether the transaction asked for a report; whoever makes reports hears of it after the commit.
enum class ReportAsked { No, Yes };

// Whether the transaction holds the lock of the account that it writes to.
enum class AccountLock { None, Held };

// A use that was written down in a table of which the report tells. Of a password it is the date.
struct RecordedUse {
  std::string user_key;
  std::string access_key_id;  // empty: of the password
  iam::AccessKeyLastUsed use;
};

struct Transaction {
  Connection& connection;
  Sealing sealing;
  AccountLock lock = AccountLock::None;
  ReportAsked report_asked = ReportAsked::No;
  std::vector<std::string> touched_users = {};  // name keys of those whose packed rows are old
  std::vector<RecordedUse> uses = {};           // of which packed rows do not know yet
};

// Called by what is right only while nobody else writes to the account: what is numbered after the
// last one, or counted. Whoever declares a write to be a last use and does more ends here, in the
// first test.
inline void require_account_lock([[maybe_unused]] const Scope& scope) {
  assert(scope.transaction->lock == AccountLock::Held);
}

inline Tables tables_of(Transaction& transaction, iam::AccountId account) {
  const Scope scope{&transaction, account};
  return {.account = account,
          .settings = AccountSettings(scope),
          .users = Users(scope),
          .passwords = Passwords(scope),
          .disabled_users = DisabledUsers(scope),
          .access_keys = AccessKeys(scope),
          .mfa_devices = MfaDevices(scope),
          .mfa_codes = MfaCodes(scope),
          .security_keys = SecurityKeys(scope),
          .key_challenges = KeyChallenges(scope),
          .signin_sessions = SignInSessions(scope),
          .signin_networks = SignInNetworks(scope),
          .signing_certificates = SigningCertificates(scope),
          .ssh_public_keys = SshPublicKeys(scope),
          .service_specific_credentials = ServiceSpecificCredentials(scope),
          .groups = Groups(scope),
          .roles = Roles(scope),
          .instance_profiles = InstanceProfiles(scope),
          .policies = Policies(scope),
          .managed_policies = ManagedPolicies(scope),
          .server_certificates = ServerCertificates(scope),
          .tags = Tags(scope),
          .reports = Reports(scope),
          .events = Events(scope),
          .credential_rows = CredentialRows(scope)};
}

}  // namespace rollcall::store
