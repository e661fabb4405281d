#pragma once
// The fifth schema: when a user last signed in with a password that it no longer has, and users and
// roles found by their unique ids, under which trust policies know them. The new column lies behind
// what the report reads, which shows the present password alone.

#include <string_view>

namespace rollcall::store {

inline constexpr std::string_view version_5[] = {
    "ALTER TABLE users ADD COLUMN earlier_password_last_used BIGINT",
    "CREATE INDEX users_by_id ON users (account_id, user_id)",
    "CREATE INDEX roles_by_id ON roles (account_id, role_id)",
};

}  // namespace rollcall::store
