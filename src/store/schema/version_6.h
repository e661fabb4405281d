#pragma once
// The sixth schema: where users sign in from, so that a server knows after a restart whom to keep
// room for. The rules of the schemas before hold here too.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_6[] = {
    R"(CREATE TABLE signin_networks (
         account_id BIGINT NOT NULL,
         user_key TEXT NOT NULL,
         network TEXT NOT NULL,
         last_sign_in BIGINT NOT NULL,
         PRIMARY KEY (account_id, user_key, network),
         FOREIGN KEY (account_id, user_key) REFERENCES users ON UPDATE CASCADE ON DELETE CASCADE
       ) {clustered})",
};

}  // namespace rollcall::store
