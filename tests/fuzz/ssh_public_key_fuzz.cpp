// Any bytes as a user's SSH public key. What is accepted must be the same key in both ways of
// writing it.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "crypto/ssh_public_key.h"

using namespace rollcall::crypto;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto key = parse_ssh_public_key({reinterpret_cast<const char*>(bytes), size});
  if (!key)
    return 0;
  for (const std::string& text : {to_openssh(*key), to_pem(*key)}) {
    const auto again = parse_ssh_public_key(text);
    if (!again || again->blob != key->blob || fingerprint_of(*again) != fingerprint_of(*key))
      std::abort();
  }
  return 0;
}
