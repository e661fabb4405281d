#pragma once
// The third schema: sessions of those who signed in with a password, and root users found by their
// e-mail addresses. The rules of the schemas before hold here too.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_3[] = {
    R"(CREATE TABLE signin_sessions (
         account_id BIGINT NOT NULL,
         id_hash TEXT NOT NULL,
         user_key TEXT NOT NULL,
         step TEXT NOT NULL CHECK (step IN ('Mfa', 'ChangePassword', 'Done')),
         created BIGINT NOT NULL,
         last_seen BIGINT NOT NULL,
         mfa_given BIGINT,
         wrong_codes BIGINT NOT NULL,
         PRIMARY KEY (account_id, id_hash),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",
    "CREATE INDEX signin_sessions_by_user ON signin_sessions (account_id, user_key)",
    "CREATE INDEX signin_sessions_by_age ON signin_sessions (account_id, created)",
    "CREATE INDEX accounts_by_root_email ON accounts (lower(root_email))",
};

}  // namespace rollcall::store
