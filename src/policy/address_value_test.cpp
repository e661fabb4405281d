#include "policy/address_value.h"

#include <gtest/gtest.h>

namespace rollcall::policy {
namespace {

bool is_within(std::string_view address, std::string_view range) {
  return contains(read_address_range(range).value(), read_address(address).value());
}

}  // namespace

TEST(AddressValue, IsWithinARangeIfTheFirstBitsAreThoseOfTheRange) {
  EXPECT_TRUE(is_within("192.0.2.1", "192.0.2.0/24"));
  EXPECT_TRUE(is_within("192.0.2.1", "192.0.2.77/24"));
  EXPECT_FALSE(is_within("192.0.3.1", "192.0.2.0/24"));
  EXPECT_TRUE(is_within("192.0.3.1", "192.0.2.0/23"));
  EXPECT_FALSE(is_within("192.0.4.1", "192.0.2.0/23"));
  EXPECT_FALSE(is_within("192.0.0.1", "192.0.2.0/23"));
  EXPECT_FALSE(is_within("64.0.0.1", "192.0.0.0/1"));
  EXPECT_TRUE(is_within("255.255.255.255", "0.0.0.0/0"));
  EXPECT_TRUE(is_within("192.0.2.1", "192.0.2.1"));
  EXPECT_FALSE(is_within("192.0.2.2", "192.0.2.1/32"));
  EXPECT_TRUE(is_within("2001:db8::1", "2001:db8::/32"));
  EXPECT_TRUE(is_within("2001:db8:8000::", "2001:db8:8000::/33"));
  EXPECT_FALSE(is_within("2001:db8::1", "2001:db8:8000::/33"));
  EXPECT_TRUE(is_within("2001:DB8::1", "2001:db8:0:0:0:0:0:1/128"));
}

TEST(AddressValue, OfOneFamilyIsNotWithinARangeOfTheOther) {
  EXPECT_FALSE(is_within("192.0.2.1", "::/0"));
  EXPECT_FALSE(is_within("2001:db8::1", "0.0.0.0/0"));
}

TEST(AddressValue, OfIpv4IsTheSameInTheClothesOfIpv6) {
  EXPECT_TRUE(is_within("::ffff:192.0.2.1", "192.0.2.0/24"));
  EXPECT_TRUE(is_within("192.0.2.1", "::ffff:192.0.2.0/120"));
  EXPECT_FALSE(is_within("192.0.3.1", "::ffff:192.0.2.0/120"));
  EXPECT_TRUE(is_within("192.0.3.1", "::ffff:0.0.0.0/96"));
  EXPECT_FALSE(is_within("192.0.3.1", "::ffff:0.0.0.0/95"));
  EXPECT_FALSE(is_within("::ffff:192.0.2.1", "::/0"));
}

TEST(AddressValue, MayHaveLeadingZeros) {
  EXPECT_TRUE(is_within("192.000.2.001", "192.0.2.1"));
  EXPECT_TRUE(is_within("192.0.2.1", "192.000.002.000/024"));
}

TEST(AddressValue, IsNothingElse) {
  using namespace std::string_view_literals;
  for (const auto text : {""sv, "192.0.2.1/32"sv, "192.0.2"sv, "192.0.2.256"sv, "192.0.2.1.1"sv,
                          "192.0.2.-1"sv, "192.0.2.+1"sv, "192.0.2. 1"sv, "1"sv, "0xC0.0.2.1"sv,
                          "2001:db8"sv, "::1%lo"sv, "::1\0"sv, "[::1]"sv})
    EXPECT_FALSE(read_address(text)) << text;
  for (const auto text : {"192.0.2.0/33"sv, "192.0.2.0/"sv, "192.0.2.0/-1"sv, "192.0.2.0/24/24"sv,
                          "/24"sv, "::/129"sv, "::1\0/64"sv})
    EXPECT_FALSE(read_address_range(text)) << text;
}

}  // namespace rollcall::policy
