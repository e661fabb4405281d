#include "crypto/totp.h"

#include <liboath/oath.h>

#include <array>
#include <cassert>

#include "crypto/openssl.h"

namespace rollcall::crypto {

std::uint64_t totp_counter(base::Instant instant) {
  assert(base::to_epoch(instant) >= 0);
  return static_cast<std::uint64_t>(instant.time_since_epoch() / totp_step);
}

std::string totp_code(const base::Secret& seed, std::uint64_t counter) {
  static const bool ready = oath_init() == OATH_OK;
  must(ready);
  std::array<char, totp_digits + 1> code;
  const std::string& key = seed.reveal();
  must(oath_hotp_generate(key.data(), key.size(), counter, totp_digits, false,
                          OATH_HOTP_DYNAMIC_TRUNCATION, code.data()) == OATH_OK);
  return {code.data(), totp_digits};
}

}  // namespace rollcall::crypto
