#include "gateway/action_rule.h"

#include <gtest/gtest.h>

#include "iam/errors.h"

namespace rollcall::gateway {
namespace {

using Kind = ParameterPattern::Kind;

ActionRule rule(std::string_view text) {
  auto parsed = parse_action_rule(text);
  EXPECT_TRUE(parsed.has_value()) << text << ": " << parsed.error().message;
  return parsed.value_or(ActionRule());
}

std::string complaint(const auto& parsed) {
  if (parsed)
    return "none";
  EXPECT_EQ(parsed.error().kind, &iam::errors::validation_error);
  return parsed.error().message;
}

}  // namespace

TEST(ActionRule, IsReadWordByWord) {
  const ActionRule read =
      rule("GET,HEAD /{b}/x/{k*} s3:A arn:{b}/{k} and s3:B with x-a-* s3:C {k} and s3:D with x-e");
  EXPECT_EQ(read.methods, (std::vector<std::string>{"GET", "HEAD"}));
  ASSERT_EQ(read.target.path.size(), 3U);
  EXPECT_EQ(read.target.path[0].kind, PathPart::Kind::Any);
  EXPECT_EQ(read.target.path[1].text, "x");
  EXPECT_EQ(read.target.path[2].kind, PathPart::Kind::Rest);
  ASSERT_EQ(read.permissions.size(), 2U);
  EXPECT_EQ(read.permissions[0].resource, "arn:{b}/{k}");
  EXPECT_EQ(read.permissions[1].action, "s3:B");
  EXPECT_EQ(read.permissions[1].resource, "*");
  ASSERT_EQ(read.headers.size(), 2U);
  EXPECT_EQ(read.headers[0].name, "x-a-*");
  EXPECT_EQ(read.headers[0].permissions.size(), 2U);
  EXPECT_EQ(read.headers[1].name, "x-e");
  EXPECT_TRUE(read.headers[1].permissions.empty());
  EXPECT_TRUE(rule("* / a:b").methods.empty());
}

TEST(ActionRule, SaysHowEveryParameterLooks) {
  const TargetPattern target = rule("GET /{b}[/]?acl&v=*&list-type=2&[part] a:b").target;
  EXPECT_EQ(target.end, TargetPattern::End::SlashWelcome);
  EXPECT_EQ(target.others, TargetPattern::Others::Refused);
  ASSERT_EQ(target.parameters.size(), 4U);
  const Kind kinds[] = {Kind::Bare, Kind::Filled, Kind::Exact, Kind::Optional};
  const char* const names[] = {"acl", "v", "list-type", "part"};
  for (std::size_t at = 0; at < 4; ++at) {
    EXPECT_EQ(target.parameters[at].kind, kinds[at]);
    EXPECT_EQ(target.parameters[at].name, names[at]);
  }
  EXPECT_EQ(target.parameters[2].value, "2");
  EXPECT_EQ(rule("GET /{p*}?* a:b").target.others, TargetPattern::Others::Welcome);
}

TEST(ActionRule, AHeaderCanNameAThingLikeAPath) {
  const ActionRule read = rule("PUT /{b} a:b {b} with x-from=/{c}/{d*}?v=* a:c {b}{c}{d}");
  ASSERT_TRUE(read.headers.at(0).value.has_value());
  EXPECT_EQ(read.headers[0].value->path.size(), 2U);
  EXPECT_EQ(read.headers[0].value->parameters.at(0).kind, Kind::Filled);
}

TEST(ActionRule, IsRefusedWhereItCannotBeUnderstood) {
  for (const auto* text : {"",
                           "GET",
                           "GET /",
                           "GET / a:b * more",
                           "GET b a:b",
                           "GET //b a:b",
                           "GET /{key*}/b a:b",
                           "GET /{b} a:{c}",
                           "GET /{b} a:{b",
                           "GET /b ab",
                           "get / a:b",
                           "GET,p / a:b",
                           "GET /{b}{c} a:b",
                           "GET /{b}.x a:b",
                           "GET /x{b} a:b",
                           "GET /{} a:b",
                           "GET /{*} a:b",
                           "GET /{b}/{b} a:b",
                           "GET /{method} a:b",
                           "GET /a* a:b",
                           "GET /{b*}[/] a:b",
                           "GET /a]b a:b",
                           "GET /b?=x a:b",
                           "GET /b?x= a:b",
                           "GET / a:b and",
                           "GET / a:b and and",
                           "GET / a:b with",
                           "GET / a:b with with",
                           "GET / and a:b",
                           "GET / with x a:b",
                           "GET / a:b with X-A a:c",
                           "GET / a:b with x-a ac",
                           "GET / a:b with x-a a:c {d}",
                           "GET / a:b {*}c",
                           "GET /{b} a:b with x-a=/{b} a:c",
                           "GET /{b} a:b with x-a=b a:c"})
    EXPECT_NE(complaint(parse_action_rule(text)).find("is not METHODS PATH"), std::string::npos)
        << text;
}

TEST(ActionRules, StandInAFileOneInALine) {
  const auto read = parse_action_rules(
      "# about\n\nGET /a a:b  # why\r\n\n  # between\nPUT /b a:c\n\twith x-a a:d\n  and a:e\n"
      "GET /c a:f");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  ASSERT_EQ(read->size(), 3U);
  EXPECT_EQ((*read)[0].permissions[0].action, "a:b");
  ASSERT_EQ((*read)[1].headers.size(), 1U);
  EXPECT_EQ((*read)[1].headers[0].permissions.size(), 2U);
  EXPECT_EQ((*read)[2].permissions[0].action, "a:f");
  EXPECT_TRUE(parse_action_rules("# nothing\n")->empty());
}

TEST(ActionRules, NameTheOneThatIsWrong) {
  EXPECT_NE(complaint(parse_action_rules("GET /a a:b\nGET /c\nGET /d a:e\n")).find("'GET /c'"),
            std::string::npos);
  EXPECT_NE(complaint(parse_action_rules("  GET /a a:b\n")).find("margin"), std::string::npos);
}

}  // namespace rollcall::gateway
