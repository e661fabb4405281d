#include "gateway/s3_credentials.h"

#include <gtest/gtest.h>

#include "gateway/errors.h"

namespace rollcall::gateway {
namespace {

bool is_refused(const std::string& body) {
  const auto read = parse_s3_credentials(body);
  EXPECT_TRUE(read || read.error().kind == &errors::malformed_credentials);
  return !read;
}

}  // namespace

TEST(S3Credentials, AreReadFromTheJsonOfAStore) {
  const auto read = parse_s3_credentials(
      R"({"credentials": {"access": "AKIA", "token": "QVdTNA==", "signature": "ab"}, "auth": 1})");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->access_key_id, "AKIA");
  EXPECT_EQ(read->string_to_sign, "AWS4");
  EXPECT_EQ(read->signature, "ab");
}

TEST(S3Credentials, TheTokenIsBase64InEitherAlphabet) {
  for (const auto* token : {"-_--", "+/++"}) {
    const auto read =
        parse_s3_credentials(std::string(R"({"credentials": {"access": "A", "token": ")") + token +
                             R"(", "signature": ""}})");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->string_to_sign, "\xfb\xff\xbe");
  }
}

TEST(S3Credentials, AreTheSameHoweverTheirJsonIsWritten) {
  for (
      const auto* body :
      {R"({"credentials":{"access":"AKIA","token":"QVdTNA==","signature":"ab"}})",
       R"({ "credentials" : { "signature": "ab", "token": "QVdTNA==",)"
       "\n\t\"access\": \"AKIA\" } }\r\n",
       R"({"credentials": {"access": "\u0041KIA", "token": "QVdTNA==", "signature": "ab"}})",
       R"({"a": 1, "credentials": {"access": "AKIA", "token": "QVdTNA==", "signature": "ab"}})",
       R"({"credentials": {"access": "AKIA", "token": "QVdTNA==", "signature": "ab", "x": []}})"}) {
    const auto read = parse_s3_credentials(body);
    ASSERT_TRUE(read.has_value()) << body;
    EXPECT_EQ(read->access_key_id + read->string_to_sign + read->signature, "AKIAAWS4ab") << body;
  }
}

TEST(S3Credentials, NothingElseIsTaken) {
  for (const auto* body :
       {"", "{", "[]", "null", "1", "\"credentials\"", "{}", R"({"credentials": []})",
        R"({"credentials": null})", R"({"credentials": {"access": "A", "token": "QQ=="}})",
        R"({"credentials": {"access": 1, "token": "QQ==", "signature": "ab"}})",
        R"({"credentials": {"access": "A", "token": "Q", "signature": "ab"}})",
        R"({"credentials": {"access": "A", "token": "QQ==", "signature": ["ab"]}})",
        R"({"credentials": {"access": "A", "token": "QQ==", "signature": "ab"}} more)",
        R"({"credentials": {"access": "A", "token": "QQ==", "signature": "ab"})",
        R"({"credentials": {"access": "A", "token": "QQ==", "signature": "ab",}})",
        R"({"credentials": {"access": "A", "access": "A", "token": "QQ=="}})",
        "{\"credentials\": {\"access\": \"\xff\", \"token\": \"QQ==\", \"signature\": \"ab\"}}"})
    EXPECT_TRUE(is_refused(body)) << body;
}

TEST(S3Credentials, NoMemberStandsThereTwice) {
  for (
      const auto* body :
      {R"({"credentials": {"access": "A", "access": "B", "token": "QQ==", "signature": "ab"}})",
       R"({"credentials": {"access": "A", "token": "QQ==", "token": "Qg==", "signature": "ab"}})",
       R"({"credentials": {"access": "A", "token": "QQ==", "signature": "", "signature": "ab"}})",
       R"({"credentials": {"access": "A", "\u0061ccess": "B", "token": "QQ==", "signature": ""}})",
       R"({"credentials": 1, "credentials": {"access": "A", "token": "QQ==", "signature": ""}})",
       R"({"credentials": {"access": "A", "token": "QQ==", "signature": "ab"}, "credentials": 1})"})
    EXPECT_TRUE(is_refused(body)) << body;
  EXPECT_FALSE(is_refused(R"({"a": {"x": 1}, "b": {"x": [{"x": 1}, {"x": 2}]},)"
                          R"( "credentials": {"access": "A", "token": "QQ==", "signature": ""}})"));
}

TEST(S3Credentials, ABodyThatIsHugeOrDeepIsRefused) {
  EXPECT_TRUE(is_refused(std::string(most_credentials_bytes + 1, ' ')));
  EXPECT_TRUE(is_refused(std::string(most_credentials_bytes, '[')));
  std::string deep = "{\"credentials\":";
  while (deep.size() < 10'000)
    deep += "{\"a\":";
  EXPECT_TRUE(is_refused(deep));
}

}  // namespace rollcall::gateway
