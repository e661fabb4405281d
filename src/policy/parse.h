#pragma once
// From the text of a policy to a Policy, or to what IAM says of the text. A Policy that exists is a
// valid one.

#include <string_view>

#include "base/result.h"
#include "policy/document.h"

namespace rollcall::policy {

// What the document is to be: a policy that says what those may do to whom it is attached, or to
// whose boundary it is set; one that narrows a session, whose values in conditions are not looked
// at until they are compared; or one that says who may assume a role.
enum class DocumentKind { Identity, Session, Trust };

// MalformedPolicyDocument, with IAM's own words, if IAM would refuse to take the document.
base::Result<Policy> parse(std::string_view document, DocumentKind kind = DocumentKind::Identity);

}  // namespace rollcall::policy
