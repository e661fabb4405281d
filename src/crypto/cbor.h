#pragma once
// How far an item of CBOR reaches, found before a library is handed it: libcbor makes room for as
// many elements as an array claims to have, and ten bytes can claim sixteen gigabytes. RFC 8949,
// section 3.

#include <cstddef>
#include <optional>
#include <string_view>

namespace rollcall::crypto {

// The size of the first item of `bytes`. nullopt where it does not end there, is of indefinite
// length, which nobody writes who writes in one piece, or lies deeper than any that is asked for.
std::optional<std::size_t> cbor_item_size(std::string_view bytes);

}  // namespace rollcall::crypto
