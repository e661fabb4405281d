#pragma once
// Which keys of the context a policy is interested in.

#include <functional>
#include <string>
#include <vector>

#include "policy/document.h"

namespace rollcall::policy {

// The keys of a statement's variables and conditions, in the order in which they are written and as
// often. What is written like a variable and is none has no key.
void for_each_key(const Statement& statement, const std::function<void(const std::string&)>& visit);

// The keys of all, each once whatever its case.
std::vector<std::string> keys_of(const std::vector<Statement>& statements);

}  // namespace rollcall::policy
