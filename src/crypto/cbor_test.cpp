#include "crypto/cbor.h"

#include <gtest/gtest.h>

#include <string>

#include "base/encoding.h"

namespace rollcall::crypto {
namespace {

std::optional<std::size_t> size_of(std::string_view hex) {
  return cbor_item_size(*base::from_hex(hex));
}

// RFC 8949, appendix A.
TEST(Cbor, AnItemReachesAsFarAsItSays) {
  for (const char* item : {"00",
                           "17",
                           "1818",
                           "1903e8",
                           "1a000f4240",
                           "1b000000e8d4a51000",
                           "20",
                           "3903e7",
                           "f90000",
                           "fa47c35000",
                           "fb3ff199999999999a",
                           "f4",
                           "f6",
                           "f8ff",
                           "c11a514b67b0",
                           "d74401020304",
                           "40",
                           "4401020304",
                           "6449455446",
                           "80",
                           "83010203",
                           "8301820203820405",
                           "a0",
                           "a201020304",
                           "a26161016162820203"}) {
    const std::size_t size = std::string_view(item).size() / 2;
    EXPECT_EQ(size_of(item), size) << item;
    EXPECT_EQ(size_of(std::string(item) + "00"), size) << item;
  }
}

TEST(Cbor, AnItemThatIsCutShortIsNone) {
  for (const std::string item : {"1903e8", "4401020304", "83010203", "a201020304", "c11a514b67b0"})
    for (std::size_t cut = 0; cut < item.size(); cut += 2)
      EXPECT_EQ(size_of(item.substr(0, cut)), std::nullopt) << item << " " << cut;
}

TEST(Cbor, WhatClaimsMoreThanFollowsIsNone) {
  for (const char* item : {"9b0000000400000000", "bb8000000000000000", "bb0000000400000000",
                           "5b00000004000000004141", "7bffffffffffffffff41"})
    EXPECT_EQ(size_of(item), std::nullopt) << item;
}

TEST(Cbor, IndefiniteAndReservedLengthsAreNone) {
  for (const char* item : {"9fff", "bfff", "5fff", "7fff", "1c", "5e", "ff"})
    EXPECT_EQ(size_of(item), std::nullopt) << item;
}

TEST(Cbor, WhatLiesTooDeepIsNone) {
  EXPECT_EQ(size_of("81818181818181"
                    "00"),
            8U);
  EXPECT_EQ(size_of("8181818181818181"
                    "00"),
            std::nullopt);
  EXPECT_EQ(size_of("c1c1c1c1c1c1c1c1"
                    "00"),
            std::nullopt);
}

}  // namespace
}  // namespace rollcall::crypto
