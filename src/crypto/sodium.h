#pragma once
// libsodium chooses its implementations for this processor once, before anything else is asked of
// it.

#include <sodium.h>

#include "crypto/openssl.h"

namespace rollcall::crypto {

inline void prepare_sodium() {
  static const bool ready = sodium_init() >= 0;
  must(ready);
}

}  // namespace rollcall::crypto
