#pragma once
// The eleventh schema: by which transaction an account was changed last, so that servers which
// share a database hear of each other's changes.

#include <string_view>

namespace rollcall::store {

// 0 where nobody else needs to know, and those are in no index.
inline constexpr std::string_view version_11[] = {
    "ALTER TABLE account_locks ADD COLUMN changed_by BIGINT NOT NULL DEFAULT 0",
    "CREATE INDEX account_locks_changed ON account_locks (changed_by) WHERE changed_by > 0",
};

}  // namespace rollcall::store
