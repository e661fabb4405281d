#include "http/endpoint.h"

#include <gtest/gtest.h>

namespace rollcall::http {
namespace {

TEST(Endpoint, IsTakenApart) {
  EXPECT_EQ(parse_endpoint("http://127.0.0.1:8080"),
            (Endpoint{Transport::Plain, "127.0.0.1", 8080, "/"}));
  EXPECT_EQ(parse_endpoint("HTTPS://iam.example.com/base/"),
            (Endpoint{Transport::Tls, "iam.example.com", 443, "/base/"}));
  EXPECT_EQ(parse_endpoint("http://[::1]:81/"), (Endpoint{Transport::Plain, "::1", 81, "/"}));
  EXPECT_EQ(parse_endpoint("http://localhost"), (Endpoint{Transport::Plain, "localhost", 80, "/"}));
}

TEST(Endpoint, WhatIsNoneIsRefusedInItsOwnWords) {
  for (const char* url :
       {"", "localhost:8080", "ftp://a", "http://", "http:///path", "http://a:0", "http://a:65536",
        "http://a:x", "http://user@a", "http://a b", "http://a/?q", "http://a/#f", "http://[::1",
        "http://[::1]x", "http://a\r\nX: y"}) {
    const auto endpoint = parse_endpoint(url);
    ASSERT_FALSE(endpoint) << url;
    EXPECT_TRUE(endpoint.error().message.starts_with(url));
  }
}

TEST(Endpoint, TheHostHeaderNamesThePortOnlyWhereItIsNotTheUsualOne) {
  EXPECT_EQ(host_header({Transport::Plain, "a", 80, "/"}), "a");
  EXPECT_EQ(host_header({Transport::Plain, "a", 443, "/"}), "a:443");
  EXPECT_EQ(host_header({Transport::Tls, "a", 443, "/"}), "a");
  EXPECT_EQ(host_header({Transport::Plain, "::1", 8080, "/"}), "[::1]:8080");
}

}  // namespace
}  // namespace rollcall::http
