#pragma once
// The thirteenth schema: how many users an account has is counted in the row that is its lock. The
// account's own row, in which they were counted, is then hardly ever written to, and a database
// that is spread by account can keep it on every node.

#include <string_view>

namespace rollcall::store {

// What was counted before stays where it is and counts too, so that servers of an older release go
// on counting there while they run beside newer ones.
inline constexpr std::string_view version_13[] = {
    "ALTER TABLE account_locks ADD COLUMN user_count BIGINT NOT NULL DEFAULT 0",
};

}  // namespace rollcall::store
