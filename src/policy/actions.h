#pragma once
// What an action in a policy must look like, and what IAM says of one that does not.

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::policy {

// The first thing that is wrong with an Action or NotAction; nullopt if nothing is.
std::optional<std::string> complaint_about_action(std::string_view action);

// Whether this is one action by its full name, such as iam:GetUser, and no pattern of several.
bool is_one_action(std::string_view action);

}  // namespace rollcall::policy
