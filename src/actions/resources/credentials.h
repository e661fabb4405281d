#pragma once
// What access keys, signing certificates and MFA devices have in common: each is some user's, and
// answers say whose.

#include <optional>
#include <string>
#include <string_view>

#include "api/action.h"
#include "iam/status.h"
#include "iam/user.h"

namespace rollcall::actions {

// How an answer calls the owner of a credential. Root has no user name, and the member is left out.
std::optional<std::string> owner_name(const iam::User& owner);

// Whether a credential of the user called `holder` is this user's.
bool is_held_by(std::string_view holder, const iam::User& user);

// InvalidInput for Expired: it is in AWS's model, and no credential can be given it.
api::Result<api::Nothing> check_status(iam::Status status);

}  // namespace rollcall::actions
