#pragma once
// The eighth schema: users who are disabled, with what was set aside of them, and from where a
// sign-in session was last used. A disabled user's hashes stay among the others; nobody can sign in
// with them while the user's row holds no login profile.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_8[] = {
    // The login profile is that of the users' table: all of it is null where there was none.
    R"(CREATE TABLE disabled_users (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         disabled BIGINT NOT NULL,
         password_changed BIGINT,
         password_last_used BIGINT,
         password_created BIGINT,
         password_reset_required BIGINT,
         PRIMARY KEY (account_id, user_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",
    R"(CREATE TABLE disabled_access_keys (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         access_key_id TEXT NOT NULL,
         PRIMARY KEY (account_id, user_key, access_key_id),
         FOREIGN KEY (account_id, user_key, access_key_id) REFERENCES access_keys
           ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",
    "ALTER TABLE users ADD COLUMN sessions_ended BIGINT",
    "ALTER TABLE signin_sessions ADD COLUMN last_seen_address TEXT",
    "ALTER TABLE signin_sessions ADD COLUMN last_seen_agent TEXT",
};

}  // namespace rollcall::store
