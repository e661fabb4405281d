#include "auth/guessing/network.h"

#include <gtest/gtest.h>

namespace rollcall::auth {
namespace {

TEST(Address, IsReadAsProxiesWriteIt) {
  EXPECT_EQ(parse_address("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(parse_address("192.0.2.7:1234"), "192.0.2.7");
  EXPECT_EQ(parse_address("::ffff:192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(parse_address("2001:DB8:0::1"), "2001:db8::1");
  EXPECT_EQ(parse_address("[2001:db8::1]:1234"), "2001:db8::1");
  EXPECT_EQ(parse_address("fe80::1%eth0"), "fe80::1");
  EXPECT_EQ(parse_address("[::1]"), "::1");
  EXPECT_EQ(parse_address("::ffff:1:2:3"), "::ffff:1:2:3");
}

TEST(Address, IsNotWhateverSomebodyWrites) {
  for (const char* text :
       {"", "unknown", "192.0.2", "192.0.2.7.8", "127.evil.example", "[", "[]", "[192.0.2.7",
        "[::1].example", "[::1]x", "::1]", ":1", "192.0.2.7:1:2", "::1::"})
    EXPECT_FALSE(parse_address(text)) << text;
}

TEST(Loopback, IsTheMachineItselfAndNothingThatLooksLikeIt) {
  EXPECT_TRUE(is_loopback("127.0.0.1"));
  EXPECT_TRUE(is_loopback("127.255.0.9"));
  EXPECT_TRUE(is_loopback("::1"));
  EXPECT_TRUE(is_loopback("::ffff:127.0.0.1"));
  EXPECT_TRUE(is_loopback("[::1]:8080"));
  for (const char* text : {"", "127.", "127.0.0.1.evil.example", "127.evil", "128.0.0.1", "::2"})
    EXPECT_FALSE(is_loopback(text)) << text;
}

TEST(Network, IsOneForAllThatOnePersonHas) {
  EXPECT_EQ(network_of("127.0.0.1"), network_of("127.200.3.4"));
  EXPECT_EQ(network_of("127.0.0.1"), network_of("::1"));
  EXPECT_EQ(network_of("::ffff:127.0.0.1"), network_of("::1"));
  EXPECT_EQ(network_of("2001:db8:1:2::3"), network_of("2001:db8:1:2:ffff::"));
  EXPECT_NE(network_of("2001:db8:1:2::3"), network_of("2001:db8:1:3::3"));
  EXPECT_NE(network_of("192.0.2.1"), network_of("192.0.2.2"));
  EXPECT_EQ(network_of("nowhere"), "nowhere");
}

}  // namespace
}  // namespace rollcall::auth
