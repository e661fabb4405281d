#pragma once
// The twelfth schema: a report's bytes are kept as they are, not in base64. What was kept before
// stays in its own table, so that nothing is copied when a store is opened by this release, and is
// read from there until it is pruned.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_12[] = {
    R"(CREATE TABLE report_bytes (
         account_id BIGINT NOT NULL,
         number BIGINT NOT NULL,
         piece BIGINT NOT NULL,
         form TEXT NOT NULL CHECK (form IN ('raw', 'deflate')),
         bytes {bytes} NOT NULL,
         PRIMARY KEY (account_id, number, piece)
       ))",
    R"(CREATE INDEX report_bytes_as_made ON report_bytes (account_id, number, piece)
         WHERE form = 'raw')",
};

}  // namespace rollcall::store
