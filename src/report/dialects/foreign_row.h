#pragma once
// A row of somebody else's report: what could be read of it, and what could not.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "report/owned_row.h"
#include "report/unread.h"

namespace rollcall::report {

struct ForeignRow {
  OwnedRow row;
  std::vector<Unread> unread;
  // What the report says of credentials for which it has no columns; absent where it says nothing.
  std::optional<std::string> further_credentials;
  std::size_t line = 0;  // of the file on which the row begins; the first is 1
};

}  // namespace rollcall::report
