#pragma once
// Texts that are the same but for the case of their letters, be they of any alphabet. Names, which
// are ASCII, need only base/ascii.h.

#include <string_view>

namespace rollcall::iam {

// Letter by letter, without regard to any language: é is É, but ß is not SS. A text that is not
// UTF-8 is the same as none.
bool equal_but_for_letter_case(std::string_view left, std::string_view right);

}  // namespace rollcall::iam
