#include "gateway/s3_conditions.h"

#include <gtest/gtest.h>

namespace rollcall::gateway {
namespace {

constexpr base::Instant noon{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z

policy::Context known_of(std::string_view target, const std::vector<http::Header>& headers = {}) {
  policy::Context context;
  add_s3_conditions(context,
                    {.method = "GET",
                     .target = target,
                     .headers = headers,
                     .service = "s3",
                     .region = "us-east-1",
                     .account = "123456789012"},
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
                                         {"x_amz_storage_class", "GLACIER"},
                                         {"x-amz-object-lock-mode", "GOVERNANCE"},
                                         {"x-amz-tagging", "team=a%20b&x"},
                                         {"Range", "bytes=0-1"}});
  EXPECT_EQ(value(context, "s3:x-amz-acl"), "public-read");
  EXPECT_EQ(value(context, "s3:x-amz-storage-class"), "GLACIER");
  EXPECT_EQ(value(context, "s3:object-lock-mode"), "GOVERNANCE");
  EXPECT_EQ(value(context, "s3:RequestObjectTag/team"), "a b");
  EXPECT_EQ(value(context, "s3:RequestObjectTagKeys"), "team,x");
  EXPECT_EQ(value(known_of("/b/k?X-Amz-Acl=private"), "s3:x-amz-acl"), "private");
}

TEST(S3Conditions, TellHowAndWhenARequestWasSigned) {
  const auto by_header = known_of("/b", {{"X-Amz-Date", "20260911T115950Z"}});
  EXPECT_EQ(value(by_header, "s3:authType"), "REST-HEADER");
  EXPECT_EQ(value(by_header, "s3:signatureAge"), "10000");
  EXPECT_EQ(value(by_header, "s3:signatureversion"), "AWS4-HMAC-SHA256");
  const auto by_query = known_of("/b?X-Amz-Date=20260911T120001Z&X-Amz-Signature=a");
  EXPECT_EQ(value(by_query, "s3:authType"), "REST-QUERY-STRING");
  EXPECT_EQ(value(by_query, "s3:signatureAge"), "0");
}

}  // namespace rollcall::gateway
