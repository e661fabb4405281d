#pragma once
// How large a policy is: in the eyes of IAM's quotas, and in memory.

#include <cstddef>
#include <string_view>

#include "policy/document.h"

namespace rollcall::policy {

// The characters of a well-formed document without white space, in UTF-16 units, as AWS counts
// everything.
std::size_t size_without_white_space(std::string_view document);

// About how many bytes a policy takes once it is parsed. That can be forty times its text, and
// whoever writes it decides.
std::size_t size_in_memory(const Policy& policy);

}  // namespace rollcall::policy
