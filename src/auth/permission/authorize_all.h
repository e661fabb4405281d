#pragma once
// May they do it to everything below a resource: where a request does not say to what, or where
// nobody will ask again about single ones.

#include "auth/permission/authorize.h"

namespace rollcall::auth {

// What the caller's policies say of all resources whose ARNs begin with that of the request and are
// longer, which share one budget with other questions of the request.
policy::Decision decide_all_below(const Caller& caller, const policy::AccessRequest& request,
                                  policy::Budget& budget);

}  // namespace rollcall::auth
