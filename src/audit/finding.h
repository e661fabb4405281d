#pragma once
// What a control says of one user and one slot at a moment, kept for whoever shows, counts or
// exports it: all of it is owned, so that it outlives the row.

#include <string>
#include <string_view>

#include "audit/control.h"

namespace rollcall::audit {

struct Finding {
  const Control* control;
  std::string account;  // empty where neither the row nor the facts say it
  std::string user;     // empty for the account as a whole
  Slot slot;
  Verdict verdict;
  std::string value;  // of the cell it rests on, as the report spells it
  std::optional<base::Seconds> age = {};

  Status status() const { return verdict.status; }
  std::string_view column() const;
};

// The same for the same control, account, user and slot, in every report:
// "CR-KEY-AGE-90/123456789012/alice/access_key_1".
std::string id_of(const Finding& finding);

// An age in days with one decimal, cut and not rounded: what is not yet 45 days old never reads as
// if it were.
std::string days_text(base::Seconds age);

// The control's command for this user, with the user's name quoted for a shell; empty where there
// is none. The report names no key and no certificate, so that KEY_ID says in which slot it is.
std::string command_for(const Finding& finding);

}  // namespace rollcall::audit
