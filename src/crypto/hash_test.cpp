#include "crypto/hash.h"

#include <gtest/gtest.h>

#include "base/encoding.h"

namespace rollcall::crypto {

TEST(Sha256, IsFips180sExamples) {
  EXPECT_EQ(base::to_hex(sha256("")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(base::to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(base::to_hex(sha256(std::string(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha1, IsFips180sExamples) {
  EXPECT_EQ(base::to_hex(sha1("")), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  EXPECT_EQ(base::to_hex(sha1("abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");
}

TEST(Md5, IsRfc1321sExamples) {
  EXPECT_EQ(base::to_hex(md5("")), "d41d8cd98f00b204e9800998ecf8427e");
  EXPECT_EQ(base::to_hex(md5("abc")), "900150983cd24fb0d6963f7d28e17f72");
}

TEST(Sha256, InPiecesIsTheSameAsWhole) {
  std::string whole;
  Sha256 pieces;
  for (std::size_t size = 0; size < 200; ++size) {
    const std::string piece(size, static_cast<char>('a' + size % 26));
    pieces.add(piece);
    whole += piece;
    ASSERT_EQ(pieces.digest(), sha256(whole));
  }
}

TEST(Sha256, GoesOnWhereItWasMovedTo) {
  Sha256 first;
  first.add("ab");
  Sha256 second = std::move(first);
  second.add("c");
  EXPECT_EQ(second.digest(), sha256("abc"));
}

}  // namespace rollcall::crypto
