#pragma once
// PEM: bytes as base64 between two lines that say what they are. RFC 7468.

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::crypto {

// What may stand around PEM and between its lines.
inline constexpr std::string_view blanks = " \t\r\n";

inline constexpr std::string_view certificate_label = "CERTIFICATE";

std::string_view trim(std::string_view text);

// The bytes between "-----BEGIN LABEL-----" and "-----END LABEL-----", around and between the lines
// of which there may be blanks and nothing else. nullopt without such a frame, or where what it
// holds is not base64.
std::optional<std::string> from_pem(std::string_view text, std::string_view label);

// In lines of 64 characters, each of them ended.
std::string to_pem(std::string_view bytes, std::string_view label);

}  // namespace rollcall::crypto
