#include "gateway/s3_conditions.h"

#include <gtest/gtest.h>

namespace rollcall::gateway {
namespace {

constexpr base::Instant noon{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z

policy::Context known_of(std::string_view target, const std::vector<http::Header>& headers = {},
                         sigv4::Carrier carrier = sigv4::Carrier::Header) {
  policy::Context context;
  add_s3_conditions(context,
                    *read_request({.method = "GET",
                                   .target = target,
                                   .headers = headers,
                                   .service = "s3",
                                   .region = "us-east-1",
                                   .account = "123456789012",
                                   .carrier = carrier,
                                   .signed_at = noon - base::Seconds{10}}),
                    noon);
  return context;
}

// The values with commas between; "absent" without the key.
std::string value(const policy::Context& context, std::string_view key) {
  const policy::ContextEntry* const entry = context.find(key);
  if (entry == nullptr)
    return "absent";
  std::string text;
  for (const std::string& each : entry->values)
    text.append(text.empty() ? "" : ",").append(each);
  return text;
}

}  // namespace

TEST(S3Conditions, TellWhatIsListedAndRead) {
  const auto context = known_of("/b?prefix=home%2Fa+b&delimiter=%2F&max-keys=9");
  EXPECT_EQ(value(context, "s3:prefix"), "home/a b");
  EXPECT_EQ(value(context, "s3:delimiter"), "/");
  EXPECT_EQ(value(context, "s3:max-keys"), "9");
  EXPECT_EQ(value(context, "s3:VersionId"), "absent");
  EXPECT_EQ(value(known_of("/b?prefix="), "s3:prefix"), "");
  EXPECT_EQ(value(known_of("/b"), "s3:prefix"), "absent");
  EXPECT_EQ(value(known_of("/b/k?versionId=3"), "s3:versionid"), "3");
}

TEST(S3Conditions, TellWhatHeadersAsk) {
  const auto context = known_of("/b/k", {{"X-Amz-Acl", " public-read "},
                                         {"x-amz-storage-class", "GLACIER"},
                                         {"x-amz-object-lock-mode", "GOVERNANCE"},
                                         {"x-amz-tagging", "team=a%20b&x"},
                                         {"Range", "bytes=0-1"}});
  EXPECT_EQ(value(context, "s3:x-amz-acl"), "public-read");
  EXPECT_EQ(value(context, "s3:x-amz-storage-class"), "GLACIER");
  EXPECT_EQ(value(context, "s3:object-lock-mode"), "GOVERNANCE");
  EXPECT_EQ(value(context, "s3:RequestObjectTag/team"), "a b");
  EXPECT_EQ(value(context, "s3:RequestObjectTagKeys"), "team,x");
}

TEST(S3Conditions, TellWhatAQueryAsksWhereItIsReadAsHeaders) {
  constexpr std::string_view target = "/b/k?X-Amz-Acl=private&x-amz-checksum-mode=ENABLED";
  EXPECT_EQ(value(known_of(target), "s3:x-amz-acl"), "absent");
  const auto presigned = known_of(target, {}, sigv4::Carrier::Query);
  EXPECT_EQ(value(presigned, "s3:x-amz-acl"), "private");
  EXPECT_EQ(value(presigned, "s3:x-amz-checksum-mode"), "absent");
}

// They may stand there twice.
TEST(S3Conditions, AreNotAboutMetadata) {
  EXPECT_EQ(value(known_of("/b/k", {{"x-amz-meta-colour", "a"}}), "s3:x-amz-meta-colour"),
            "absent");
}

// By what was verified: what else the request says of it, nobody may have looked at.
TEST(S3Conditions, TellHowAndWhenARequestWasSigned) {
  const auto by_header = known_of("/b?X-Amz-Date=20260911T120000Z&X-Amz-Signature=a",
                                  {{"X-Amz-Date", "20260911T115900Z"}});
  EXPECT_EQ(value(by_header, "s3:authType"), "REST-HEADER");
  EXPECT_EQ(value(by_header, "s3:signatureAge"), "10000");
  EXPECT_EQ(value(by_header, "s3:signatureversion"), "AWS4-HMAC-SHA256");
  const auto by_query = known_of("/b", {}, sigv4::Carrier::Query);
  EXPECT_EQ(value(by_query, "s3:authType"), "REST-QUERY-STRING");
  EXPECT_EQ(value(by_query, "s3:signatureAge"), "10000");
}

}  // namespace rollcall::gateway
