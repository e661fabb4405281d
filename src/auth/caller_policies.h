#pragma once
// The policies that say what a user may do, ready to be evaluated.

#include <memory>
#include <vector>

#include "iam/user.h"
#include "policy/document.h"
#include "store/tables.h"

namespace rollcall::auth {

// The inline policies and the attached managed ones. A stored document that cannot be read (none
// should be there: each was checked when it was put) becomes a policy that denies everything:
// failing closed.
std::vector<std::shared_ptr<const policy::Policy>> policies_of(const iam::User& user,
                                                               store::Tables& tables);

}  // namespace rollcall::auth
