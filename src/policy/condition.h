#pragma once
// Whether the conditions of a statement hold in a request.

#include <vector>

#include "policy/budget.h"
#include "policy/context.h"
#include "policy/document.h"

namespace rollcall::policy {

// Unknown: a value that the policy compares with cannot be read, or the budget did not suffice.
Match holds(const Condition& condition, const Context& context, Budget& budget);

// All of them: No if one does not hold, whatever is unknown of the others.
Match all_hold(const std::vector<Condition>& conditions, const Context& context, Budget& budget);

}  // namespace rollcall::policy
