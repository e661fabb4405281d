#pragma once
// From the text of a policy to a Policy, or to what IAM says of the text. A Policy that exists is a
// valid one.

#include <cstddef>
#include <string_view>

#include "base/result.h"
#include "policy/document.h"

namespace rollcall::policy {

// What the document is to be: a policy that says what those may do whose own it is; a managed one,
// which can be attached to many or bound them, and alone must be of the newest version; one that
// narrows a session, whose values in conditions are not looked at until they are compared; or one
// that says who may assume a role.
enum class DocumentKind { Identity, Managed, Session, Trust };
inline constexpr std::size_t document_kinds = 4;

// MalformedPolicyDocument, with IAM's own words, if IAM would refuse to take the document.
base::Result<Policy> parse(std::string_view document, DocumentKind kind = DocumentKind::Identity);

// A document that was good when it was stored. What has been refused only since is read as it
// stands, so that a stricter check takes nobody's permissions away. MalformedPolicyDocument for
// what has not the structure of a policy.
base::Result<Policy> read_stored(std::string_view document, DocumentKind kind);

}  // namespace rollcall::policy
