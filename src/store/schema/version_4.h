#pragma once
// The fourth schema: where the recorded use of an access key came from. It lies in the key's own
// row, behind what the report reads, so that a use stays one statement that writes one page; both
// are bounded, so that the row stays short enough for the report's scan. Null: no use was recorded,
// or it was before there was this schema.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_4[] = {
    "ALTER TABLE access_keys ADD COLUMN last_used_address TEXT",
    "ALTER TABLE access_keys ADD COLUMN last_used_agent TEXT",
};

}  // namespace rollcall::store
