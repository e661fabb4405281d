#pragma once
// A snapshot of PostgreSQL: which of the numbered transactions had ended when it was taken. What
// has ended and was committed is what it shows.

#include <cstdint>
#include <string_view>
#include <vector>

namespace rollcall::store::postgres {

struct Snapshot {
  std::int64_t first_open = 0;  // all with smaller numbers had ended
  std::int64_t next = 0;        // those from here on had not begun
  std::vector<std::int64_t> open = {};
};

// As pg_current_snapshot() says it: "first_open:next:open,open". Damage where it is anything else.
Snapshot parse_snapshot(std::string_view text);

bool had_ended(const Snapshot& snapshot, std::int64_t transaction);

}  // namespace rollcall::store::postgres
