#pragma once
// A line of a credential report, ours or AWS's, of any edition: what each cell says, in types.
// Apart from row.h because a report tells less than the facts it was made of; an auditor has only
// this.

#include <array>
#include <expected>
#include <string>

#include "base/instant.h"
#include "report/columns.h"
#include "report/row.h"

namespace rollcall::report {

// A value, or the reason why there is none.
template <typename T>
using Cell = std::expected<T, Absence>;

struct KeyCells {
  bool active = false;
  Cell<base::Instant> last_rotated;
  Cell<base::Instant> last_used_date;
  Cell<std::string> last_used_region;
  Cell<std::string> last_used_service;
  bool operator==(const KeyCells&) const = default;
};

struct CertificateCells {
  bool active = false;
  Cell<base::Instant> last_rotated;
  bool operator==(const CertificateCells&) const = default;
};

// The root user's password_enabled may be not_supported; every other flag is true or false.
struct OwnedRow {
  std::string user;
  std::string arn;
  base::Instant user_creation_time;
  Cell<bool> password_enabled;
  Cell<base::Instant> password_last_used;
  Cell<base::Instant> password_last_changed;
  Cell<base::Instant> password_next_rotation;
  bool mfa_active = false;
  std::array<KeyCells, slots> access_keys;
  std::array<CertificateCells, slots> certificates;
  bool operator==(const OwnedRow&) const = default;
};

}  // namespace rollcall::report
