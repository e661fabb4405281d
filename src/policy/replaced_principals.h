#pragma once
// A trust policy as it is shown: a user or a role in it is known by its unique id, and its ARN may
// be another one by now, or none.

#include <map>
#include <string>
#include <string_view>

namespace rollcall::policy {

// From the text of an AWS principal to the text that takes its place.
using PrincipalTexts = std::map<std::string, std::string, std::less<>>;

// The document with nothing else changed, down to its white space. As it is, if it has not the
// structure of a policy.
std::string with_principals_replaced(std::string_view document, const PrincipalTexts& texts);

}  // namespace rollcall::policy
