#pragma once
// Whether users may change their own passwords, knowing the old one: the same for a request that is
// signed and for somebody who is signed in.

#include "auth/permission/authorize.h"
#include "base/instant.h"
#include "base/result.h"
#include "iam/user.h"
#include "store/tables.h"

namespace rollcall::auth {

// Whether the caller is a user of an account that leaves its users' passwords to them, whatever
// their policies allow. An explicit deny still wins. AWS user guide, "Allow users to change their
// own password".
bool is_left_to_its_users(const store::Tables& tables, const Caller& caller);

// Whether the user's password is an administrator's to replace: it has expired, and the account's
// policy is a hard one.
bool has_expired_for_good(const store::Tables& tables, const iam::User& user, base::Instant now);

// AccessDenied unless the caller, a user or root, may do to itself what iam:ChangePassword is asked
// for.
base::Result<base::Nothing> authorize_own_password(const store::Tables& tables,
                                                   const Requester& requester);

}  // namespace rollcall::auth
