#include "iam/managed_policy.h"

#include <charconv>

namespace rollcall::iam {

std::string version_id(int number) { return "v" + std::to_string(number); }

std::optional<int> parse_version_id(std::string_view text) {
  if (text.size() < 2 || text[0] != 'v' || text[1] == '0')
    return std::nullopt;
  int number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, trouble] = std::from_chars(text.data() + 1, end, number);
  if (trouble != std::errc{} || stop != end || number < 1)
    return std::nullopt;
  return number;
}

}  // namespace rollcall::iam
