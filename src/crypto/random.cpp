#include "crypto/random.h"

#include "crypto/sodium.h"

namespace rollcall::crypto {

base::RandomBytes system_random() {
  prepare_sodium();
  return [](std::span<unsigned char> bytes) { randombytes_buf(bytes.data(), bytes.size()); };
}

}  // namespace rollcall::crypto
