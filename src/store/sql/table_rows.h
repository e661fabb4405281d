#pragma once
// What the tables of users and credentials say of each user, as a row of the report: where packed
// rows come from, and what they are compared with. Apart from them, because whoever makes a report
// does not read it.

#include <functional>
#include <string_view>

#include "iam/account.h"
#include "report/row.h"
#include "store/sql/connection.h"

namespace rollcall::store {

// A user's name key, and the row, valid during the call.
using OnTableRow = std::function<void(std::string_view user_key, const report::Row& row)>;

// Root first, then every user by name key, read by cursors that are merged: memory does not grow
// with users. Damage where a credential belongs to no user.
void for_each_table_row(Connection& connection, iam::AccountId account, const OnTableRow& each);

// That of one user, if there is one.
void for_table_row_of(Connection& connection, iam::AccountId account, std::string_view user_key,
                      const OnTableRow& each);

}  // namespace rollcall::store
