#pragma once
// Deflated bytes (RFC 1950) and back.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rollcall::store {

std::string deflate(std::string_view bytes);

// nullopt where the bytes are not the deflated form of at most `most` bytes.
std::optional<std::string> inflate(std::string_view deflated, std::size_t most);

}  // namespace rollcall::store
