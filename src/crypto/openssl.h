#pragma once
// How the files of this folder talk to OpenSSL. The calls they make fail only when memory is
// exhausted or OpenSSL is broken, and then there is no safe way on: a signature that was not
// computed must not be compared.

#include <openssl/evp.h>

#include <cstdlib>
#include <memory>
#include <string_view>

namespace rollcall::crypto {

inline void must(bool succeeded) {
  if (!succeeded) [[unlikely]]
    std::abort();
}

inline void must(int result) { must(result == 1); }

inline const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

inline unsigned char* bytes_at(char* text) { return reinterpret_cast<unsigned char*>(text); }

}  // namespace rollcall::crypto
