#pragma once
// From the text of an identity-based policy to a Policy, or to what IAM says of the text. A Policy
// that exists is a valid one.

#include <string_view>

#include "base/result.h"
#include "policy/document.h"

namespace rollcall::policy {

// MalformedPolicyDocument, with IAM's own words, if IAM would refuse to store the document.
base::Result<Policy> parse(std::string_view document);

// MalformedPolicyDocument if a statement has conditions, which are read and checked, but which
// evaluate() cannot weigh yet. To be asked before a policy is stored.
base::Result<base::Nothing> refuse_conditions(const Policy& policy);

}  // namespace rollcall::policy
