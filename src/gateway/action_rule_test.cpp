#include "gateway/action_rule.h"

#include <gtest/gtest.h>

#include "iam/errors.h"

namespace rollcall::gateway {
namespace {

std::vector<ActionRule> rules(std::initializer_list<const char*> texts) {
  std::vector<ActionRule> parsed;
  for (const char* text : texts) {
    auto rule = parse_action_rule(text);
    EXPECT_TRUE(rule.has_value()) << text;
    parsed.push_back(*std::move(rule));
  }
  return parsed;
}

const auto of_s3 = rules({"GET /{bucket}?acl s3:GetBucketAcl arn:aws:s3:::{bucket}",
                          "GET,HEAD /{bucket}/{key*} s3:GetObject arn:aws:s3:::{bucket}/{key}",
                          "GET /{bucket} s3:ListBucket arn:aws:s3:::{bucket}",
                          "PUT /{bucket}/{key*} s3:PutObject arn:aws:s3:::{bucket}/{key}"});

// "s3:GetObject arn:aws:s3:::b/k", or empty.
std::string asked(const std::vector<ActionRule>& of, std::string_view method,
                  std::string_view target) {
  const auto action = asked_action(of, {.method = method,
                                        .target = target,
                                        .service = "execute-api",
                                        .region = "eu-west-1",
                                        .account = "123456789012"});
  return action ? action->action + " " + action->resource : "";
}

}  // namespace

TEST(ActionRule, NamesActionAndResourceByMethodAndPath) {
  EXPECT_EQ(asked(of_s3, "GET", "/b/k/l"), "s3:GetObject arn:aws:s3:::b/k/l");
  EXPECT_EQ(asked(of_s3, "HEAD", "/b/k"), "s3:GetObject arn:aws:s3:::b/k");
  EXPECT_EQ(asked(of_s3, "PUT", "/b/k"), "s3:PutObject arn:aws:s3:::b/k");
  EXPECT_EQ(asked(of_s3, "GET", "/b?list-type=2"), "s3:ListBucket arn:aws:s3:::b");
  EXPECT_EQ(asked(of_s3, "DELETE", "/b/k"), "");
  EXPECT_EQ(asked(of_s3, "get", "/b/k"), "");
  EXPECT_EQ(asked(of_s3, "GET", "/"), "");
}

TEST(ActionRule, TheFirstThatMatchesDecides) {
  EXPECT_EQ(asked(of_s3, "GET", "/b?acl"), "s3:GetBucketAcl arn:aws:s3:::b");
  EXPECT_EQ(asked(of_s3, "GET", "/b?prefix=a&acl="), "s3:GetBucketAcl arn:aws:s3:::b");
  EXPECT_EQ(asked(of_s3, "GET", "/b?%61cl"), "s3:GetBucketAcl arn:aws:s3:::b");
  EXPECT_EQ(asked(of_s3, "GET", "/b?prefix=acl"), "s3:ListBucket arn:aws:s3:::b");
}

TEST(ActionRule, FillsInWhatIsKnownOfTheRequest) {
  const auto any =
      rules({"* /{path*} {service}:{Method} "
             "arn:aws:{service}:{region}:{account}:{path}/{method}"});
  EXPECT_EQ(asked(any, "DELETE", "/pets/7"),
            "execute-api:Delete arn:aws:execute-api:eu-west-1:123456789012:pets/7/DELETE");
  EXPECT_EQ(asked(rules({"* / a:b"}), "GET", "/"), "a:b *");
}

TEST(ActionRule, ResourcesHoldThePathDecoded) {
  EXPECT_EQ(asked(of_s3, "GET", "/b/a%20b+c/%C3%A9"), "s3:GetObject arn:aws:s3:::b/a b+c/\u00e9");
  EXPECT_EQ(asked(of_s3, "GET", "/b/folder/"), "s3:GetObject arn:aws:s3:::b/folder/");
}

TEST(ActionRule, APathThatCouldMeanAnotherIsNone) {
  for (const auto* path : {"/b/../c", "/b/./k", "/b/%2e%2e/k", "/b/a%2Fk", "/b//k", "//b/k",
                           "/b/%zz", "/b/a%00", "/b/a\\k", "b/k", ""})
    EXPECT_EQ(asked(of_s3, "GET", path), "") << path;
}

TEST(ActionRule, IsRefusedWhereItCannotBeUnderstood) {
  for (const auto* text : {"", "GET", "GET /", "GET / a:b * more", "GET b a:b", "GET //b a:b",
                           "GET /{key*}/b a:b", "GET /{b} a:{c}", "GET /{b} a:{b", "GET /b ab"}) {
    const auto rule = parse_action_rule(text);
    ASSERT_FALSE(rule.has_value()) << text;
    EXPECT_EQ(rule.error().kind, &iam::errors::validation_error);
  }
}

}  // namespace rollcall::gateway
