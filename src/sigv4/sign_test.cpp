#include "sigv4/sign.h"

#include <gtest/gtest.h>

#include "sigv4/authorization.h"

namespace rollcall::sigv4 {
namespace {

using namespace std::chrono_literals;

const base::Instant moment = std::chrono::sys_days{2015y / 8 / 30} + 12h + 36min;
const base::Secret secret("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

std::string value_of(const std::vector<http::ResponseHeader>& headers, std::string_view name) {
  for (const auto& header : headers)
    if (header.name == name)
      return header.value;
  return "none";
}

}  // namespace

// "get-vanilla" of the published suite.
TEST(Sign, MakesThePublishedSignature) {
  const http::Request request{"GET", "/", {{"Host", "example.amazonaws.com"}}, {}, {}};
  const auto added = sign(request, {"AKIDEXAMPLE", secret, {}}, {"us-east-1", "service"}, moment);
  ASSERT_EQ(added.size(), 2U);
  EXPECT_EQ(value_of(added, "X-Amz-Date"), "20150830T123600Z");
  EXPECT_EQ(value_of(added, "Authorization"),
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
            "SignedHeaders=host;x-amz-date, "
            "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
}

TEST(Sign, SignsEveryHeaderThatArrivesUnchanged) {
  const http::Request request{"POST",
                              "/",
                              {{"Host", "h"},
                               {"X-B", "1"},
                               {"x-a", "2"},
                               {"X-b", "3"},
                               {"User-Agent", "rollcall"},
                               {"Connection", "close"}},
                              {},
                              {}};
  const auto added = sign(request, {"AKIDEXAMPLE", secret, "token"}, {"us-east-1", "iam"}, moment);
  EXPECT_TRUE(value_of(added, "Authorization")
                  .contains(" SignedHeaders=host;x-a;x-amz-date;x-amz-security-token;x-b,"));
  EXPECT_EQ(value_of(added, "X-Amz-Security-Token"), "token");
}

TEST(Sign, DeclaresTheHashOfTheBodyToS3Only) {
  const http::Request request{"PUT", "/", {{"Host", "h"}}, "", {}};
  const auto for_s3 = sign(request, {"AKIDEXAMPLE", secret, {}}, {"us-east-1", "s3"}, moment);
  EXPECT_EQ(value_of(for_s3, "X-Amz-Content-Sha256"),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  const auto for_iam = sign(request, {"AKIDEXAMPLE", secret, {}}, {"us-east-1", "iam"}, moment);
  EXPECT_EQ(value_of(for_iam, "X-Amz-Content-Sha256"), "none");
}

}  // namespace rollcall::sigv4
