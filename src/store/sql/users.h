#pragma once
// How a row becomes a user, for every statement that selects users: those of a listing and those of
// a group.

#include "store/sql/query.h"
#include "store/users.h"

namespace rollcall::store {

// Of a row whose first columns are, in this order: user_name, path, user_id, created,
// password_created, password_changed, password_last_used, password_reset_required,
// earlier_password_last_used.
iam::User user_of(iam::AccountId account, const Rows& rows);

}  // namespace rollcall::store
