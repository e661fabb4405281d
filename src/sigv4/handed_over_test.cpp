#include "sigv4/handed_over.h"

#include <gtest/gtest.h>

#include <string>

#include "sigv4/errors.h"
#include "sigv4/string_to_sign.h"
#include "sigv4/verify.h"

namespace rollcall::sigv4 {
namespace {

constexpr base::Instant noon{base::Seconds{1'789'128'000}};
const CredentialScope scope{"20260911", "eu-west-1", "s3"};
const base::Secret secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
const std::string good = string_to_sign(noon, scope, "GET\n/\n\nhost:a\n\nhost\nhash");

bool is_read(const std::string& text) {
  const auto read = parse_handed_over({"AKIAIOSFODNN7EXAMPLE", text, "00"});
  EXPECT_TRUE(read || read.error().kind == &errors::incomplete_signature);
  return read.has_value();
}

std::string replaced(std::string_view part, std::string_view by) {
  std::string text = good;
  return text.replace(text.find(part), part.size(), by);
}

}  // namespace

TEST(HandedOver, SaysWhatTheStringToSignSays) {
  const auto read = parse_handed_over({"AKIAIOSFODNN7EXAMPLE", good, "abcd"});
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->access_key_id, "AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(read->signature, "abcd");
  EXPECT_EQ(read->date, noon);
  EXPECT_EQ(read->scope.date, "20260911");
  EXPECT_EQ(read->scope.region, "eu-west-1");
  EXPECT_EQ(read->scope.service, "s3");
  EXPECT_EQ(read->scope.terminator, "aws4_request");
  EXPECT_EQ(read->session_token, std::nullopt);
}

TEST(HandedOver, IsRefusedWhereverItIsCutOff) {
  for (std::size_t size = 0; size < good.size(); ++size)
    EXPECT_FALSE(is_read(good.substr(0, size))) << size;
  EXPECT_FALSE(is_read(good + "\n"));
  EXPECT_FALSE(is_read(good + "0"));
}

TEST(HandedOver, IsReadInOneFormOnly) {
  EXPECT_TRUE(is_read(good));
  EXPECT_FALSE(is_read(replaced("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256-PAYLOAD")));
  EXPECT_FALSE(is_read(replaced("AWS4-HMAC-SHA256", "aws4-hmac-sha256")));
  EXPECT_FALSE(is_read(replaced("20260911T120000Z", "Fri, 11 Sep 2026 12:00:00 GMT")));
  EXPECT_FALSE(is_read(replaced("20260911T120000Z", "20261311T120000Z")));
  EXPECT_FALSE(is_read(replaced("/eu-west-1/", "/")));
  EXPECT_FALSE(is_read(replaced("/eu-west-1/", "/eu/west/1/")));
  EXPECT_FALSE(is_read(replaced("\n20260911/", "\n\n20260911/")));
}

TEST(HandedOver, EndsWithAHashInSmallHexadecimalDigits) {
  const std::string before = good.substr(0, good.size() - 64);
  for (const char digit : std::string("0189abef"))
    EXPECT_TRUE(is_read(before + std::string(64, digit))) << digit;
  for (const char sign : std::string("/:`gAFGz -"))
    EXPECT_FALSE(is_read(before + std::string(63, '0') + sign)) << sign;
}

TEST(HandedOver, IsVerifiedOverItsVeryBytes) {
  const SigningKey key = derive_signing_key(secret, scope);
  const std::string signature = key.signature(good);
  const auto verified = [&](const std::string& text) {
    const auto read = parse_handed_over({"AKIAIOSFODNN7EXAMPLE", text, signature});
    return read && verify(text, *read, key);
  };
  EXPECT_TRUE(verified(good));
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string changed = good;
    changed[at] = changed[at] == '0' ? '1' : '0';
    EXPECT_FALSE(verified(changed)) << at;
  }
}

}  // namespace rollcall::sigv4
