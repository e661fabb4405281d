#pragma once
// The seventh schema: passkeys and security keys, and what was last asked of one in a session. The
// keys lie in the order of (account, user), so that the report reads them beside the users.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_7[] = {
    R"(CREATE TABLE security_keys (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         serial_key TEXT NOT NULL,
         serial_number TEXT NOT NULL,
         enabled BIGINT NOT NULL,
         credential_id {bytes} NOT NULL,
         algorithm BIGINT NOT NULL,
         public_key {bytes} NOT NULL,
         sign_count BIGINT NOT NULL,
         has_verified_user BIGINT NOT NULL,
         PRIMARY KEY (account_id, user_key, serial_key),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE
       ) {clustered})",
    "CREATE UNIQUE INDEX security_keys_by_serial ON security_keys (account_id, serial_key)",
    R"(CREATE UNIQUE INDEX security_keys_by_credential
         ON security_keys (account_id, credential_id))",

    R"(CREATE TABLE key_challenges (
         account_id BIGINT NOT NULL,
         id_hash TEXT NOT NULL,
         user_key TEXT NOT NULL,
         purpose TEXT NOT NULL CHECK (purpose IN ('Register', 'SignIn')),
         challenge {bytes} NOT NULL,
         issued BIGINT NOT NULL,
         PRIMARY KEY (account_id, id_hash),
         FOREIGN KEY (account_id, id_hash) REFERENCES signin_sessions ON DELETE CASCADE,
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",
};

}  // namespace rollcall::store
