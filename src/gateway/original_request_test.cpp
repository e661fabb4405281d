#include "gateway/original_request.h"

#include <gtest/gtest.h>

#include "gateway/errors.h"

namespace rollcall::gateway {
namespace {

using Headers = std::vector<http::Header>;

http::Request question(std::string_view target, Headers headers, std::string_view method = "GET") {
  return {method, target, std::move(headers), {}, "127.0.0.1"};
}

// "PUT /a?b", or empty for a question that is refused.
std::string original_of(const http::Request& asked) {
  const auto original = original_request(asked);
  if (original)
    return std::string(original->method) + " " + std::string(original->target);
  EXPECT_EQ(original.error().kind, &errors::malformed_inquiry);
  return {};
}

}  // namespace

TEST(OriginalRequest, IsDescribedInHeaders) {
  EXPECT_EQ(original_of(question(
                "/auth", {{"X-Original-Method", "PUT"}, {"X-Original-URI", "/a%20b//..?c=+d"}})),
            "PUT /a%20b//..?c=+d");
  EXPECT_EQ(original_of(question("/auth?from=caddy", {{"X-Forwarded-Method", "PUT"},
                                                      {"X-Forwarded-Uri", "/a"},
                                                      {"X-Forwarded-For", "192.0.2.1"}})),
            "PUT /a");
}

TEST(OriginalRequest, StandsBehindThePathThatIsAskedAt) {
  EXPECT_EQ(original_of(question("/auth/a%20b?c", {}, "PUT")), "PUT /a%20b?c");
  EXPECT_EQ(original_of(question("/auth/", {}, "DELETE")), "DELETE /");
  const Headers of_client = {{"X-Original-Method", "GET"}, {"X-Original-URI", "/open"}};
  EXPECT_EQ(original_of(question("/auth/a", of_client, "PUT")), "PUT /a");
}

TEST(OriginalRequest, IsRefusedWhereItCouldBeTwo) {
  const Headers by_nginx = {{"X-Original-Method", "GET"}, {"X-Original-URI", "/a"}};
  const Headers by_caddy = {{"X-Forwarded-Method", "GET"}, {"X-Forwarded-Uri", "/a"}};
  for (const auto& sent_along : by_caddy) {
    Headers both = by_nginx;
    both.push_back(sent_along);
    EXPECT_EQ(original_of(question("/auth", both)), "");
  }
  for (const auto& again : by_nginx) {
    Headers twice = by_nginx;
    twice.push_back(again);
    EXPECT_EQ(original_of(question("/auth", twice)), "");
  }
  Headers hashes = by_caddy;
  for (const auto* hash : {"a", "b"})
    hashes.push_back({"x-amz-content-sha256", hash});
  EXPECT_EQ(original_of(question("/auth", hashes)), "");
}

TEST(OriginalRequest, IsRefusedWhereItIsNotWhole) {
  EXPECT_EQ(original_of(question("/auth", {})), "");
  EXPECT_EQ(original_of(question("/auth", {{"X-Original-URI", "/a"}})), "");
  EXPECT_EQ(original_of(question("/auth", {{"X-Forwarded-Method", "GET"}})), "");
  EXPECT_EQ(original_of(question("/auth", {{"X-Original-Method", "GET"}, {"X-Original-URI", ""}})),
            "");
  EXPECT_EQ(original_of(question("/auth", {{"X-Original-Method", "GET"}, {"X-Original-URI", "a"}})),
            "");
}

TEST(OriginalRequest, HasTheLengthThatItsClientSaid) {
  const auto original = original_request(question(
      "/auth/a", {{"Host", "a"}, {"Content-Length", "0"}, {"X-Original-Content-Length", "17"}}));
  ASSERT_TRUE(original.has_value());
  EXPECT_EQ(http::header(*original, "Content-Length"), "17");
  EXPECT_EQ(http::header(*original, "Host"), "a");
  const auto without = original_request(question("/auth/a", {{"X-Original-Content-Length", ""}}));
  EXPECT_EQ(http::header(*without, "Content-Length"), std::nullopt);
}

TEST(ForwardAuthPath, IsAPathAndWhatLiesBelowIt) {
  EXPECT_TRUE(is_forward_auth("/auth"));
  EXPECT_TRUE(is_forward_auth("/auth/a"));
  EXPECT_FALSE(is_forward_auth("/authority"));
  EXPECT_FALSE(is_forward_auth("/"));
}

TEST(LastHop, IsWhatTheNearestProxySaid) {
  EXPECT_EQ(last_hop("198.51.100.7, 192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(last_hop(" 192.0.2.1 "), "192.0.2.1");
  EXPECT_EQ(last_hop(""), "");
}

}  // namespace rollcall::gateway
