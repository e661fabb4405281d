#include "store/deflate.h"

#include <gtest/gtest.h>

namespace rollcall::store {
namespace {

TEST(Deflate, BytesComeBackAsTheyWere) {
  std::string bytes;
  for (int i = 0; i < 10'000; ++i)
    bytes.push_back(static_cast<char>(i * i));
  for (const std::string& some : {bytes, std::string(), std::string(1, '\0')})
    EXPECT_EQ(inflate(deflate(some), bytes.size()), some);
}

TEST(Deflate, WhatIsDamagedOrTooLargeIsNotInflated) {
  const std::string deflated = deflate(std::string(1000, 'x'));
  EXPECT_FALSE(inflate(deflated, 999));
  EXPECT_FALSE(inflate(deflated.substr(0, deflated.size() - 1), 1000));
  EXPECT_FALSE(inflate("x", 1000));
  EXPECT_FALSE(inflate("", 1000));
}

}  // namespace
}  // namespace rollcall::store
