#include "policy/pattern.h"

#include <gtest/gtest.h>

#include <string>

namespace rollcall::policy {
namespace {

Context with(std::string_view key, std::string_view value) {
  Context context;
  context.set(key, std::string(value));
  return context;
}

const Context alice = with("aws:username", "alice");

Match match_resource(std::string_view written, std::string_view text,
                     const Context& context = Context()) {
  Budget budget;
  return match(read_pattern(written), text, context, budget);
}

}  // namespace

TEST(Pattern, OfAResourceIsFilledInWithVariables) {
  EXPECT_EQ(match_resource("user/${aws:username}/*", "user/alice/x", alice), Match::Yes);
  EXPECT_EQ(match_resource("user/${AWS:UserName}", "user/alice", alice), Match::Yes);
  EXPECT_EQ(match_resource("${aws:username}${aws:username}", "alicealice", alice), Match::Yes);
  EXPECT_EQ(match_resource("a${aws:username}b${aws:username}c", "aalicebalicec", alice),
            Match::Yes);
  EXPECT_EQ(match_resource("user/${aws:username}", "user/bob", alice), Match::No);
}

TEST(Pattern, IsUnknownWhereAVariableHasNoValue) {
  EXPECT_EQ(match_resource("user/${aws:username}", "user/alice"), Match::Unknown);
  EXPECT_EQ(match_resource("user/${aws:userid}", "user/alice", alice), Match::Unknown);
  EXPECT_EQ(match_resource("user/${}", "user/", alice), Match::Unknown);
  EXPECT_EQ(match_resource("user/${aws:username", "user/${aws:username", alice), Match::Unknown);
  EXPECT_EQ(match_resource("user/${aws:username, fallback}", "user/alice", alice), Match::Unknown);
}

TEST(Pattern, UsesTheFallbackOfAVariableWithoutAValue) {
  EXPECT_EQ(match_resource("user/${aws:userid, 'nobody'}", "user/nobody", alice), Match::Yes);
  EXPECT_EQ(match_resource("user/${aws:username, 'nobody'}", "user/nobody", alice), Match::No);
  EXPECT_EQ(match_resource("user/${aws:userid , ''}", "user/", alice), Match::Yes);
  for (const char* fallback : {"'", "'nobody", "nobody'", "nobody", ""}) {
    const std::string written = "user/${aws:userid, " + std::string(fallback) + "}";
    EXPECT_EQ(match_resource(written, "user/nobody", alice), Match::Unknown) << written;
  }
}

TEST(Pattern, TakesEscapedWildcardsForThemselves) {
  EXPECT_EQ(match_resource("a${*}b${?}c${$}", "a*b?c$"), Match::Yes);
  EXPECT_EQ(match_resource("a${*}b", "axxb"), Match::No);
  EXPECT_EQ(match_resource("a${?}b", "axb"), Match::No);
}

TEST(Pattern, TakesAVariablesValueLiterally) {
  const Context star = with("aws:username", "*");
  EXPECT_EQ(match_resource("user/${aws:username}", "user/anybody", star), Match::No);
  EXPECT_EQ(match_resource("user/${aws:username}", "user/*", star), Match::Yes);
}

TEST(Pattern, DoesNotLetAValueBringAWildcardInAsAByte) {
  const Context bytes = with("aws:UserAgent", "\xFF");
  EXPECT_EQ(match_resource("user/${aws:UserAgent}", "user/anybody", bytes), Match::Unknown);
}

TEST(Pattern, PaysForWhatItFillsIn) {
  const Context context = with("aws:UserAgent", std::string(1000, 'a'));
  std::string written;
  for (int i = 0; i < 1000; ++i)
    written += "${aws:UserAgent}";
  Budget budget(999'999);
  EXPECT_EQ(match(read_pattern(written), "x", context, budget), Match::Unknown);
  EXPECT_TRUE(budget.is_exceeded());
}

TEST(Pattern, IsUnknownWhereTheBudgetEnds) {
  const Pattern pattern = read_pattern("${aws:username, 'nobody'}");
  for (std::size_t steps = 0; steps < 20; ++steps) {
    Budget budget(steps);
    EXPECT_EQ(match(pattern, "nobody", alice, budget), Match::Unknown) << steps;
    EXPECT_TRUE(budget.is_exceeded());
  }
  Budget none(0);
  EXPECT_EQ(match(read_pattern("nobody"), "alice", alice, none), Match::Unknown);
}

TEST(Pattern, OfAnActionKnowsNoCaseAndNoVariables) {
  Budget budget;
  EXPECT_EQ(match(action_pattern("IAM:Get*"), "iam:getuser", {}, budget), Match::Yes);
  EXPECT_EQ(match(action_pattern("iam:${*}"), "iam:*", {}, budget), Match::No);
}

TEST(Pattern, HasNoValueForAVariableThatIsASet) {
  Context tags;
  tags.set_all("aws:TagKeys", {"team"});
  EXPECT_EQ(match_resource("user/${aws:TagKeys}", "user/team", tags), Match::Unknown);
  EXPECT_EQ(match_resource("user/${aws:TagKeys, 'team'}", "user/team", tags), Match::Unknown);
}

TEST(Pattern, IsReadAsTheNotationOfItsPlaceSays) {
  EXPECT_EQ(read_pattern("a*?", {Wildcards::Literal, Variables::Known}).text, "a*?");
  EXPECT_EQ(read_pattern("${a}*", {Wildcards::Literal, Variables::Literal}).text, "${a}*");
  EXPECT_TRUE(read_pattern("${a}", {Wildcards::Known, Variables::Literal}).variables.empty());
  EXPECT_EQ(read_pattern("a${*}", {Wildcards::Literal, Variables::Known}).text, "a*");
}

}  // namespace rollcall::policy
