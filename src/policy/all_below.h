#pragma once
// May they do it to everything below? For requests that do not say to what, since that stands where
// nobody here can read it.

#include "policy/evaluate.h"

namespace rollcall::policy {

// What evaluate() says of all resources together whose ARNs begin with that of the request and are
// longer: one statement must allow them all, and none may deny any of them.
Decision evaluate_all_below(const Policies& policies, const AccessRequest& request, Budget& budget);

}  // namespace rollcall::policy
