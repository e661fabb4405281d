#pragma once
// What IAM checks in a document that has the structure of a policy, and in which order.

#include "policy/draft.h"

namespace rollcall::policy {

// What IAM has to say against the document, in its order: it answers with the first. What could not
// be read is not looked at.
Complaints complaints_about(const Draft& draft, DocumentKind kind);

}  // namespace rollcall::policy
