#pragma once
// Text as a picture that a telephone can read: what an authenticator app is shown when a virtual
// MFA device is made.

#include <string>
#include <string_view>

namespace rollcall::documents {

// The longest text that one picture holds, in bytes. ISO/IEC 18004, version 40, error correction M.
inline constexpr std::size_t most_qr_code_text = 2331;

// The bytes of a PNG that shows the text as a QR code: error correction M, with the quiet zone
// around it. The text must have between 1 and most_qr_code_text bytes.
std::string qr_code_png(std::string_view text);

}  // namespace rollcall::documents
