#pragma once
// Which values may stand beside a condition operator in a policy.

#include <string_view>

#include "policy/operators.h"

namespace rollcall::policy {

// Whether the text can be read as what its operator compares. A text with a variable is, since only
// a request will tell. Bool and Null take any word.
bool is_storable(ValueType type, std::string_view value);

// Whether the policy of a session may have it: only what should be base64 is looked at.
bool is_usable_in_session(ValueType type, std::string_view value);

}  // namespace rollcall::policy
