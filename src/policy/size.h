#pragma once
// How large a policy is in the eyes of IAM's quotas.

#include <cstddef>
#include <string_view>

namespace rollcall::policy {

// The characters of a well-formed document without white space, in UTF-16 units, as AWS counts
// everything.
std::size_t size_without_white_space(std::string_view document);

}  // namespace rollcall::policy
