#pragma once
// The fourteenth schema: of the newest report the packed rows are kept, not the bytes. What was
// kept before stays in its own tables, is read from there, and is never copied.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_14[] = {
    R"(CREATE TABLE packed_report_pieces (
         account_id BIGINT NOT NULL,
         number BIGINT NOT NULL,
         piece BIGINT NOT NULL,
         packed {bytes} NOT NULL,
         PRIMARY KEY (account_id, number, piece)
       ))",
};

}  // namespace rollcall::store
