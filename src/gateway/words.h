#pragma once
// How the rules of a configuration are read: words between separators, and names of actions.

#include <string_view>
#include <vector>

namespace rollcall::gateway {

// What stands between separators; nothing where two of them meet.
std::vector<std::string_view> words(std::string_view text, char separator);

// "s3:GetObject": a service and what is asked of it.
bool is_action_name(std::string_view text);

}  // namespace rollcall::gateway
