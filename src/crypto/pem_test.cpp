#include "crypto/pem.h"

#include <gtest/gtest.h>

namespace rollcall::crypto {
namespace {

TEST(Pem, IsReadAsItWasWritten) {
  for (const std::size_t size : {0U, 1U, 47U, 48U, 49U, 500U}) {
    const std::string bytes(size, '\xfb');
    EXPECT_EQ(from_pem(to_pem(bytes, "THING"), "THING"), bytes) << size;
  }
}

TEST(Pem, IsWrittenInEndedLinesOf64) {
  EXPECT_EQ(to_pem(std::string(49, '\0'), "THING"),
            "-----BEGIN THING-----\n" + std::string(64, 'A') + "\nAA==\n-----END THING-----\n");
}

TEST(Pem, OfAnotherThingIsNotRead) {
  EXPECT_FALSE(from_pem(to_pem("x", "RSA THING"), "THING"));
  EXPECT_FALSE(from_pem("-----BEGIN THING-----", "THING"));
  EXPECT_FALSE(from_pem("x" + to_pem("x", "THING"), "THING"));
  EXPECT_FALSE(from_pem(to_pem("x", "THING") + "x", "THING"));
}

}  // namespace
}  // namespace rollcall::crypto
