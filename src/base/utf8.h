#pragma once
// Text in UTF-8: is it well-formed, and which code points does it hold.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rollcall::base {

// Takes the next code point off the front of `text`; nullopt, and nothing taken, where the bytes
// are not well-formed UTF-8 (overlong forms, surrogates and values above U+10FFFF are not).
std::optional<char32_t> take_code_point(std::string_view& text);

bool is_utf8(std::string_view text);

// The text, with U+FFFD in place of every byte that is not part of well-formed UTF-8, up to the
// last whole code point within so many bytes. For what comes from outside and is only repeated,
// such as a header.
std::string to_utf8(std::string_view text, std::size_t most_bytes = std::string_view::npos);

// The length of well-formed text as AWS counts it: in UTF-16 units, of which a code point above
// U+FFFF needs two.
std::size_t utf16_length(std::string_view text);

}  // namespace rollcall::base
