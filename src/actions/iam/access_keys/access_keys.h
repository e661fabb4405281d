#pragma once
// What the actions on access keys share.

#include "api/action.h"
#include "iam/access_key.h"
#include "iam/names.h"
#include "iam/user.h"

namespace rollcall::actions {

// The user's own key of this id. NoSuchEntity "The Access Key with id X cannot be found.", also
// where it is someone else's.
api::Result<iam::AccessKey> find_access_key(const api::View& view, const iam::User& user,
                                            const iam::AccessKeyId& id);

}  // namespace rollcall::actions
