#pragma once
// The words of an AccessDenied: who may not do what, on what, and which policies say so.

#include <string>
#include <string_view>

#include "policy/evaluate.h"

namespace rollcall::policy {

// "User: arn:… is not authorized to perform: iam:GetUser on resource: … because no identity-based
// policy allows the iam:GetUser action". `resource` is as IAM prints it, which is not always the
// ARN that was asked for. Only for a decision that does not allow.
std::string denial_message(std::string_view principal_arn, std::string_view action,
                           std::string_view resource, const Decision& decision);

// The same without a reason, as STS says it: who is refused by a role's trust policy need not know
// what it says.
std::string denial_message(std::string_view principal_arn, std::string_view action,
                           std::string_view resource);

}  // namespace rollcall::policy
