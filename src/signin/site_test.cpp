#include "signin/site.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signin/errors.h"

namespace rollcall::signin {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

http::Request a_request(std::vector<http::Header> headers,
                        http::Transport transport = http::Transport::Plain) {
  return {.method = "POST",
          .target = "/signin/begin",
          .headers = std::move(headers),
          .body = {},
          .remote_address = "127.0.0.1",
          .transport = transport};
}

TEST(Site, TakesRequestsFromItsOwnOriginAlone) {
  const Site site;
  EXPECT_TRUE(site.check_origin(
      a_request({{"Host", "iam.example:8080"}, {"Origin", "http://iam.example:8080"}})));
  for (const char* origin : {"http://evil.example", "https://iam.example:8080", "null", "",
                             "http://iam.example:8080.evil.example"})
    EXPECT_FALSE(site.check_origin(a_request({{"Host", "iam.example:8080"}, {"Origin", origin}})))
        << origin;
  EXPECT_FALSE(site.check_origin(a_request({{"Host", "iam.example:8080"}})));
  EXPECT_TRUE(site.check_origin(a_request(
      {{"Host", "iam.example"}, {"Origin", "https://iam.example"}}, http::Transport::Tls)));
}

TEST(Site, BehindAProxyGoesByTheOriginThatItWasTold) {
  const Site site("https://iam.example.com");
  EXPECT_TRUE(site.check_origin(
      a_request({{"Host", "127.0.0.1:8080"}, {"Origin", "https://iam.example.com"}})));
  EXPECT_FALSE(site.check_origin(
      a_request({{"Host", "127.0.0.1:8080"}, {"Origin", "http://127.0.0.1:8080"}})));
  EXPECT_THAT(site.keep(a_request({}), base::Secret("id")).value, StartsWith("__Host-rollcall=id"));
}

TEST(Site, TakesForItsOriginOnlyWhereAPasswordIsSafe) {
  for (const char* origin : {"https://iam.example.com", "https://iam.example.com:8443",
                             "http://localhost:9000", "http://127.0.0.1", "http://[::1]:8080"})
    EXPECT_TRUE(is_safe_origin(origin)) << origin;
  for (const char* origin :
       {"", "https://", "iam.example.com", "http://iam.example.com",
        "http://localhost.evil.example", "https://iam.example.com/", "https://iam.example.com?x",
        "https://who@iam.example.com", "ftp://localhost"})
    EXPECT_FALSE(is_safe_origin(origin)) << origin;
}

TEST(Site, GivesASecureCookieByTlsAndAPlainOneToTheMachineItself) {
  const Site site;
  const auto plain = site.keep(a_request({}), base::Secret("id")).value;
  EXPECT_THAT(plain, StartsWith("rollcall=id;"));
  EXPECT_THAT(plain, Not(HasSubstr("Secure")));
  const auto secure = site.keep(a_request({}, http::Transport::Tls), base::Secret("id")).value;
  EXPECT_THAT(secure, StartsWith("__Host-rollcall=id;"));
  EXPECT_THAT(secure, EndsWith("; Secure"));
  for (const std::string& line : {plain, secure}) {
    EXPECT_THAT(line, HasSubstr("; Path=/; HttpOnly; SameSite=Strict"));
    EXPECT_THAT(line, Not(HasSubstr("Domain")));
  }
}

TEST(Site, SignsNobodyInWhoseCookieCouldBeReadOnTheWay) {
  auto request = a_request({{"Host", "127.0.0.1:8080"}});
  EXPECT_TRUE(Site().check_transport(request));
  request.remote_address = "192.0.2.1";
  EXPECT_EQ(Site().check_transport(request).error().kind, &errors::insecure_transport);
  request.transport = http::Transport::Tls;
  EXPECT_TRUE(Site().check_transport(request));
}

TEST(Site, TakesNoProxyAndNobodysPageForTheMachineItself) {
  for (const char* host : {"localhost", "LocalHost:8080", "127.0.0.2:8080", "[::1]:8080"})
    EXPECT_TRUE(Site().check_transport(a_request({{"Host", host}}))) << host;
  for (const char* host : {"", "iam.example.com", "evil.example:8080", "127.0.0.1.evil.example",
                           "localhost.evil.example", "[::1].evil.example"})
    EXPECT_FALSE(Site().check_transport(a_request({{"Host", host}}))) << host;
  const auto through_proxy = a_request({{"Host", "127.0.0.1:8080"}});
  EXPECT_FALSE(Site("http://iam.example.com").check_transport(through_proxy));
  EXPECT_TRUE(Site("https://iam.example.com").check_transport(through_proxy));
  EXPECT_TRUE(Site("http://localhost:9000").check_transport(through_proxy));
}

TEST(Site, FindsItsCookieAmongOthersAndNoneThatOnlyLooksLikeIt) {
  const Site site;
  const auto id = [&](std::string_view cookies) {
    const auto found = site.session_id(a_request({{"Cookie", cookies}}));
    return found ? found->reveal() : "none";
  };
  EXPECT_EQ(id("a=b; rollcall=the-id; c=d"), "the-id");
  EXPECT_EQ(id("rollcall=the-id"), "the-id");
  EXPECT_EQ(id("rollcall2=x;xrollcall=y; __Host-rollcall=z"), "none");
  EXPECT_EQ(id(""), "none");
  EXPECT_EQ(id("rollcall"), "none");
  EXPECT_FALSE(site.session_id(a_request({})));
}

}  // namespace
}  // namespace rollcall::signin
