#pragma once
// The tenth schema: the row that is an account's lock and carries its epoch, and who is making the
// report that was asked for, until when, and in which attempt.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_10[] = {
    R"(CREATE TABLE account_locks (
         account_id BIGINT NOT NULL REFERENCES accounts,
         epoch BIGINT NOT NULL,
         PRIMARY KEY (account_id)
       ) {clustered})",
    "INSERT INTO account_locks (account_id, epoch) SELECT account_id, 0 FROM accounts",

    // What was there before is the attempt 0 of its report, whose pieces keep their numbers.
    "ALTER TABLE reports ADD COLUMN attempt BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE reports ADD COLUMN lease_owner TEXT",
    "ALTER TABLE reports ADD COLUMN lease_until BIGINT",
};

}  // namespace rollcall::store
