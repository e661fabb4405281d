#include "gateway/path_style.h"

#include <gtest/gtest.h>

namespace rollcall::gateway {
namespace {

std::string target(std::vector<std::string_view> hosts, std::string_view service) {
  http::Request request{"GET", "/k?acl", {}, {}, {}};
  for (const std::string_view host : hosts)
    request.headers.push_back({"Host", host});
  return path_style_target(request, service).value_or("none");
}

}  // namespace

TEST(PathStyle, WithoutANameAnyHostWillDo) {
  EXPECT_EQ(target({"b.store.example.com"}, ""), "/k?acl");
  EXPECT_EQ(target({}, ""), "/k?acl");
}

TEST(PathStyle, TheServicesOwnHostHasTheBucketInThePath) {
  for (const auto* host : {"store.example.com", "store.example.com:8443", "Store.Example.com"})
    EXPECT_EQ(target({host}, "store.example.com"), "/k?acl") << host;
  EXPECT_EQ(target({"[::1]:80"}, "[::1]"), "/k?acl");
  EXPECT_EQ(target({"[::1]"}, "[::1]"), "/k?acl");
}

TEST(PathStyle, ABucketInFrontOfTheHostMovesIntoThePath) {
  EXPECT_EQ(target({"b.store.example.com"}, "store.example.com"), "/b/k?acl");
  EXPECT_EQ(target({"my.b-1.store.example.com:80"}, "store.example.com"), "/my.b-1/k?acl");
}

TEST(PathStyle, AnotherHostIsNobodysBucket) {
  for (const auto* host :
       {"", "example.com", "other.example.com", "bstore.example.com", "bucketstore.example.com",
        ".store.example.com", "..store.example.com", "B.store.example.com", "b_c.store.example.com",
        "b/c.store.example.com", "%62.store.example.com", "b.store.example.com.",
        "b.store.example.com:80x", "store.example.com.evil.example", "store.example.com@b"})
    EXPECT_EQ(target({host}, "store.example.com"), "none") << host;
  EXPECT_EQ(target({}, "store.example.com"), "none");
  EXPECT_EQ(target({"store.example.com", "b.store.example.com"}, "store.example.com"), "none");
}

}  // namespace rollcall::gateway
