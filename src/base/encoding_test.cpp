#include "base/encoding.h"

#include <gtest/gtest.h>

namespace rollcall::base {

TEST(Base64, IsRfc4648sExamples) {
  EXPECT_EQ(to_base64(""), "");
  EXPECT_EQ(to_base64("f"), "Zg==");
  EXPECT_EQ(to_base64("fo"), "Zm8=");
  EXPECT_EQ(to_base64("foobar"), "Zm9vYmFy");
}

TEST(Base64, ComesBackForEveryLength) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
    bytes.push_back(static_cast<char>(i * 37));
  }
}

TEST(Base64, RefusesWhatNoEncoderMakes) {
  EXPECT_EQ(from_base64("Zg="), std::nullopt);
  EXPECT_EQ(from_base64("Zh=="), std::nullopt);
  EXPECT_EQ(from_base64("Z==="), std::nullopt);
  EXPECT_EQ(from_base64("Zm9*"), std::nullopt);
}

TEST(Base64, InPiecesOfThreeIsTheSameAsWhole) {
  std::string pieces;
  append_base64(pieces, "foo");
  append_base64(pieces, "ba");
  EXPECT_EQ(pieces, to_base64("fooba"));
}

TEST(Base32, IsRfc4648sExamplesWithoutPadding) {
  EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
  EXPECT_EQ(to_base32("foob"), "MZXW6YQ");
  EXPECT_EQ(from_base32("MZXW6YQ"), "foob");
  EXPECT_EQ(from_base32("MZXW6Y1"), std::nullopt);
}

TEST(Hex, GoesBothWays) {
  EXPECT_EQ(to_hex(std::string_view("\0\xff\x10", 3)), "00ff10");
  EXPECT_EQ(from_hex("00FF10"), std::string("\0\xff\x10", 3));
  EXPECT_EQ(from_hex("0"), std::nullopt);
  EXPECT_EQ(from_hex("0g"), std::nullopt);
}

TEST(PercentEncoding, KeepsOnlyTheUnreserved) {
  EXPECT_EQ(percent_encode("a-_.~/ +\xC3\xA9"), "a-_.~%2F%20%2B%C3%A9");
}

TEST(PercentDecoding, ReadsAPlusAsTheCallerSays) {
  EXPECT_EQ(percent_decode("a+b%2B", Plus::Space), "a b+");
  EXPECT_EQ(percent_decode("a+b%2B", Plus::Literal), "a+b+");
  EXPECT_EQ(percent_decode("100%", Plus::Space), std::nullopt);
  EXPECT_EQ(percent_decode("%2", Plus::Space), std::nullopt);
  EXPECT_EQ(percent_decode("%zz", Plus::Space), std::nullopt);
}

}  // namespace rollcall::base
