#pragma once
// Which keys of the context a policy is interested in.

#include <string>
#include <vector>

#include "policy/document.h"

namespace rollcall::policy {

// The keys of conditions and variables in the order in which they are written, each once whatever
// its case.
std::vector<std::string> keys_of(const std::vector<Statement>& statements);

}  // namespace rollcall::policy
