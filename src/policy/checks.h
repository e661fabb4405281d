#pragma once
// What IAM checks in a document that has the structure of a policy, and in which order: the first
// complaint is the answer.

#include <optional>
#include <string>

#include "policy/draft.h"

namespace rollcall::policy {

// What IAM says of the document; nullopt if it has nothing to say against it.
std::optional<std::string> first_complaint(const Draft& draft, DocumentKind kind);

}  // namespace rollcall::policy
