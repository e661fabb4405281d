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

}  // namespace rollcall::policy
