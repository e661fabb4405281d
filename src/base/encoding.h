#pragma once
// Bytes as text and back: hexadecimal, base32, base64, percent-encoding. Decoders take the strict
// form and nothing else.

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::base {

// Small letters; from_hex also reads capitals. RFC 4648, section 8.
void append_hex(std::string& out, std::string_view bytes);
std::string to_hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);

// A to Z and 2 to 7, without padding. RFC 4648, section 6.
std::string to_base32(std::string_view bytes);
std::optional<std::string> from_base32(std::string_view text);

// With padding. RFC 4648, section 4. append_base64 adds to `out` what it makes of `bytes`: a text
// encoded piece by piece is the same as encoded whole while every piece but the last is a multiple
// of three bytes long.
void append_base64(std::string& out, std::string_view bytes);
std::string to_base64(std::string_view bytes);
constexpr std::size_t base64_size(std::size_t bytes) { return (bytes + 2) / 3 * 4; }
std::optional<std::string> from_base64(std::string_view text);

// RFC 3986: everything but A-Z a-z 0-9 - _ . ~ becomes %XX, in capitals.
void append_percent_encoded(std::string& out, std::string_view bytes);
std::string percent_encode(std::string_view bytes);

// How a form reads "+": as a space (application/x-www-form-urlencoded), or as itself (a URI).
enum class Plus { Space, Literal };

// nullopt where a % is not followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text, Plus plus);

}  // namespace rollcall::base
