#pragma once
// The ninth schema: beside the tables, one row a user with all that the credential report says of
// it, so that a report is one scan over one table. It refers to nobody: the store writes it
// whenever it changes the user, and takes it away with the user.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_9[] = {
    R"(CREATE TABLE packed_rows (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         packed {bytes} NOT NULL,
         PRIMARY KEY (account_id, user_key)
       ) {clustered})",
};

}  // namespace rollcall::store
