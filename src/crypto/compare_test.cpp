#include "crypto/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "crypto/random.h"

namespace rollcall::crypto {

TEST(EqualInConstantTime, SeesADifferenceInAnyByte) {
  const std::string text = "0123456789abcdef";
  EXPECT_TRUE(equal_in_constant_time(text, std::string(text)));
  EXPECT_TRUE(equal_in_constant_time({}, {}));
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string other = text;
    other[i] = static_cast<char>(other[i] ^ 1);
    EXPECT_FALSE(equal_in_constant_time(text, other));
    EXPECT_FALSE(equal_in_constant_time(text, text.substr(0, i)));
  }
}

TEST(SystemRandom, FillsTheWholeSpanAnew) {
  const auto random = system_random();
  std::array<unsigned char, 64> first{};
  std::array<unsigned char, 64> second{};
  random(first);
  random(second);
  EXPECT_NE(first, second);
  // That eight bytes in a row stay zero by chance happens once in 2^64 runs.
  EXPECT_NE(std::ranges::count(std::span(first).last(8), 0), 8);
}

}  // namespace rollcall::crypto
