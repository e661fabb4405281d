#pragma once
// What every control means by a password, by a key, and by how long neither was used: said once.
// The words follow the CIS AWS Foundations Benchmark, and what it leaves open is settled here.

#include <optional>
#include <vector>

#include "audit/control.h"

namespace rollcall::audit {

bool is_root(const report::OwnedRow& row);

// Whether this is somebody who can sign in with a password. Of root's the report may not tell; then
// there is one, for root can always set one.
bool can_sign_in(const report::OwnedRow& row);

// A moment, and the column of the report that tells it.
struct Moment {
  base::Instant at;
  std::size_t column;
};

// A password that the report tells of, or an access key in a slot, active or not.
struct Credential {
  Slot slot;
  bool is_active = false;
  bool was_used = false;
  Moment set = {};  // when the password was changed, the key made; else when the user was created
  // Since when nobody uses it: the last use, or, of what was never used, the moment it was set.
  Moment idle = {};
};

// nullopt where there is no such credential, and for slots that hold no password or access key.
std::optional<Credential> credential_in(const report::OwnedRow& row, Slot slot);

// All that the row tells of, the password first. An inactive key without any date is not told of:
// in some editions nothing but its last use is left of it.
std::vector<Credential> credentials_of(const report::OwnedRow& row);

}  // namespace rollcall::audit
