#include "crypto/hmac.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "base/encoding.h"

namespace rollcall::crypto {
namespace {

std::string hex(std::string_view text) { return *base::from_hex(text); }

struct Vector {
  std::string key;
  std::string message;
  std::string digest;  // hexadecimal; of a truncated one only the beginning
};

// RFC 4231, section 4.
const std::vector<Vector>& rfc_4231() {
  static const std::vector<Vector> vectors = {
      {std::string(20, '\x0b'), "Hi There",
       "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
      {"Jefe", "what do ya want for nothing?",
       "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
      {std::string(20, '\xaa'), std::string(50, '\xdd'),
       "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
      {hex("0102030405060708090a0b0c0d0e0f10111213141516171819"), std::string(50, '\xcd'),
       "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
      {std::string(20, '\x0c'), "Test With Truncation", "a3b6167473100ee06e0c796c2955552b"},
      {std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
       "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
      {std::string(131, '\xaa'),
       "This is a test using a larger than block-size key and a larger than block-size data. The "
       "key needs to be hashed before being used by the HMAC algorithm.",
       "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
  };
  return vectors;
}

}  // namespace

TEST(HmacSha256, IsRfc4231sExamples) {
  for (const auto& [key, message, digest] : rfc_4231())
    EXPECT_EQ(base::to_hex(hmac_sha256(key, message)).substr(0, digest.size()), digest);
}

TEST(HmacSha256, TakesAnEmptyKey) {
  const std::string_view digest =
      "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
  hmac_sha256("another key", "");
  EXPECT_EQ(base::to_hex(hmac_sha256({}, {})), digest);
  EXPECT_EQ(base::to_hex(HmacKey({}).sign({})), digest);
}

TEST(HmacSha1, IsRfc2202sExamples) {
  EXPECT_EQ(base::to_hex(hmac_sha1(std::string(20, '\x0b'), "Hi There")),
            "b617318655057264e28bc0b6fb378c8ef146be00");
  EXPECT_EQ(base::to_hex(hmac_sha1("Jefe", "what do ya want for nothing?")),
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
}

TEST(HmacKey, SignsAsHmacSha256DoesEveryTime) {
  for (const auto& [key, message, digest] : rfc_4231()) {
    const HmacKey kept(key);
    for (int i = 0; i < 3; ++i) {
      EXPECT_EQ(kept.sign(message), hmac_sha256(key, message));
      EXPECT_EQ(kept.sign("another message"), hmac_sha256(key, "another message"));
    }
  }
}

TEST(HmacKey, SignsWhereItWasMovedTo) {
  HmacKey first("key");
  first.sign("a message, so that there is a copy to move");
  const HmacKey second = std::move(first);
  EXPECT_EQ(second.sign("message"), hmac_sha256("key", "message"));
}

TEST(HmacKey, SignsInManyThreadsAtOnce) {
  const HmacKey key("key");
  constexpr int thread_count = 4;
  std::vector<std::thread> threads;
  threads.reserve(thread_count);
  std::atomic<int> wrong = 0;
  for (int thread = 0; thread < thread_count; ++thread)
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 2'000; ++i) {
        const std::string message = std::to_string(thread) + ":" + std::to_string(i);
        if (key.sign(message) != hmac_sha256("key", message))
          ++wrong;
      }
    });
  for (auto& thread : threads)
    thread.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace rollcall::crypto
