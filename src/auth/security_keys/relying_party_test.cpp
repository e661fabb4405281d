#include "auth/security_keys/relying_party.h"

#include <gtest/gtest.h>

namespace rollcall::auth {
namespace {

std::string id_at(std::string_view asking, std::string_view configured = "") {
  const auto found = relying_party(asking, configured);
  return found ? found->id : "refused: " + std::string(found.error().kind->code);
}

constexpr const char* refused = "refused: SecurityKeyNotUsableHere";

TEST(RelyingParty, IsTheHostOfTheConfiguredOrigin) {
  EXPECT_EQ(id_at("https://iam.example.com", "https://IAM.example.com"), "iam.example.com");
  EXPECT_EQ(id_at("https://iam.example.com:8443", "https://iam.example.com:8443"),
            "iam.example.com");
  EXPECT_EQ(relying_party("https://iam.example.com:8443", "https://iam.example.com:8443")->origin,
            "https://iam.example.com:8443");
}

TEST(RelyingParty, IsLocalhostWhereNoneWasConfigured) {
  EXPECT_EQ(id_at("http://localhost:8443"), "localhost");
  EXPECT_EQ(id_at("https://LOCALHOST"), "localhost");
  EXPECT_EQ(id_at("https://iam.example.com"), refused);
  EXPECT_EQ(id_at("https://localhost.example.com"), refused);
}

TEST(RelyingParty, IsNoAddress) {
  EXPECT_EQ(id_at("http://127.0.0.1:8443"), refused);
  EXPECT_EQ(id_at("http://[::1]:8443"), refused);
  EXPECT_EQ(id_at("https://192.0.2.1", "https://192.0.2.1"), refused);
  EXPECT_EQ(id_at("https://[2001:db8::1]", "https://[2001:db8::1]"), refused);
}

TEST(RelyingParty, IsNotThereForAPageOfAnotherName) {
  EXPECT_EQ(id_at("https://other.example.com", "https://iam.example.com"), refused);
  EXPECT_EQ(id_at("https://sub.iam.example.com", "https://iam.example.com"), refused);
  EXPECT_EQ(id_at("", "https://iam.example.com"), refused);
  EXPECT_EQ(id_at("null"), refused);
}

}  // namespace
}  // namespace rollcall::auth
