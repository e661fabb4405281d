#include "auth/guessing/trusted_proxies.h"

#include <gtest/gtest.h>

#include <utility>

namespace rollcall::auth {
namespace {

http::Request a_request(std::vector<http::Header> headers) {
  return {.method = "POST",
          .target = "/",
          .headers = std::move(headers),
          .body = {},
          .remote_address = "127.0.0.1"};
}

TrustedProxies proxies(std::string_view range) {
  return TrustedProxies({policy::read_address_range(range).value()});
}

std::string address(const TrustedProxies& trusted, std::vector<http::Header> headers) {
  return trusted.client_of(a_request(std::move(headers))).address;
}

TEST(TrustedProxies, AreBelievedAndNobodyElse) {
  const std::vector<http::Header> said = {{"X-Forwarded-For", "127.0.0.9, 192.0.2.7"},
                                          {"X-Forwarded-Proto", "https"}};
  EXPECT_EQ(address(proxies("127.0.0.1/32"), said), "192.0.2.7");
  EXPECT_EQ(address(TrustedProxies({}), said), "127.0.0.1");
  EXPECT_EQ(address(proxies("10.0.0.0/8"), said), "127.0.0.1");
  EXPECT_EQ(proxies("10.0.0.0/8").client_of(a_request(said)).transport, http::Transport::Plain);
  EXPECT_EQ(proxies("127.0.0.1").client_of(a_request(said)).transport, http::Transport::Tls);
}

TEST(TrustedProxies, SayLastWhatTheyThemselvesSaw) {
  const TrustedProxies trusted = proxies("127.0.0.1");
  EXPECT_EQ(address(trusted, {}), "127.0.0.1");
  EXPECT_EQ(address(trusted, {{"X-Forwarded-For", "127.0.0.9"}, {"x-forwarded-for", "192.0.2.8"}}),
            "192.0.2.8");
  for (const auto& [said, meant] :
       {std::pair("192.0.2.7, 192.0.2.9:1234", "192.0.2.9"),
        std::pair("[2001:db8::1]:1234", "2001:db8::1"),
        std::pair("192.0.2.7, unknown", "127.0.0.1"), std::pair("192.0.2.7,", "127.0.0.1"),
        std::pair("", "127.0.0.1")})
    EXPECT_EQ(address(trusted, {{"X-Forwarded-For", said}}), meant) << said;
  const auto transport = [&](std::vector<http::Header> headers) {
    return trusted.client_of(a_request(std::move(headers))).transport;
  };
  EXPECT_EQ(transport({{"X-Forwarded-Proto", "https, http"}}), http::Transport::Plain);
  EXPECT_EQ(transport({{"X-Forwarded-Proto", "http, HTTPS"}}), http::Transport::Tls);
  EXPECT_EQ(transport({}), http::Transport::Plain);
}

TEST(TrustedProxies, AreLookedBehindOneByOne) {
  const TrustedProxies trusted = proxies("127.0.0.0/8");
  EXPECT_EQ(address(trusted, {{"X-Forwarded-For", "198.51.100.1, 192.0.2.7, 127.0.0.2"}}),
            "192.0.2.7");
  EXPECT_EQ(address(trusted, {{"X-Forwarded-For", "127.0.0.3, 127.0.0.2"}}), "127.0.0.3");
}

}  // namespace
}  // namespace rollcall::auth
