#include "iam/letter_case.h"

#include <utf8proc.h>

#include "base/ascii.h"
#include "base/utf8.h"

namespace rollcall::iam {
namespace {

// Through the capital letter, since two small ones can share it.
utf8proc_int32_t folded(char32_t point) {
  return utf8proc_tolower(utf8proc_toupper(static_cast<utf8proc_int32_t>(point)));
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

}  // namespace

bool equal_but_for_letter_case(std::string_view left, std::string_view right) {
  while (!left.empty() && !right.empty()) {
    if (is_ascii(left.front()) && is_ascii(right.front())) {
      if (base::lower(left.front()) != base::lower(right.front()))
        return false;
      left.remove_prefix(1);
      right.remove_prefix(1);
      continue;
    }
    const auto left_point = base::take_code_point(left);
    const auto right_point = base::take_code_point(right);
    if (!left_point || !right_point || folded(*left_point) != folded(*right_point))
      return false;
  }
  return left.empty() && right.empty();
}

}  // namespace rollcall::iam
