#include "policy/pattern.h"

#include <gtest/gtest.h>

#include <string>

namespace rollcall::policy {
namespace {

constexpr ContextValue alice[] = {{"aws:username", "alice"}};

Match match_resource(std::string_view written, std::string_view text, Context context = {}) {
  Budget budget;
  return match(resource_pattern(written), text, context, budget);
}

}  // namespace

TEST(Pattern, OfAResourceIsFilledInWithVariables) {
  EXPECT_EQ(match_resource("user/${aws:username}/*", "user/alice/x", alice), Match::Yes);
  EXPECT_EQ(match_resource("user/${AWS:UserName}", "user/alice", alice), Match::Yes);
  EXPECT_EQ(match_resource("${aws:username}${aws:username}", "alicealice", alice), Match::Yes);
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
}

TEST(Pattern, TakesEscapedWildcardsForThemselves) {
  EXPECT_EQ(match_resource("a${*}b${?}c${$}", "a*b?c$"), Match::Yes);
  EXPECT_EQ(match_resource("a${*}b", "axxb"), Match::No);
  EXPECT_EQ(match_resource("a${?}b", "axb"), Match::No);
}

TEST(Pattern, TakesAVariablesValueLiterally) {
  constexpr ContextValue star[] = {{"aws:username", "*"}};
  EXPECT_EQ(match_resource("user/${aws:username}", "user/anybody", star), Match::No);
  EXPECT_EQ(match_resource("user/${aws:username}", "user/*", star), Match::Yes);
}

TEST(Pattern, DoesNotLetAValueBringAWildcardInAsAByte) {
  constexpr ContextValue bytes[] = {{"aws:UserAgent", "\xFF"}};
  EXPECT_EQ(match_resource("user/${aws:UserAgent}", "user/anybody", bytes), Match::Unknown);
}

TEST(Pattern, PaysForWhatItFillsIn) {
  const std::string agent(1000, 'a');
  const ContextValue context[] = {{"aws:UserAgent", agent}};
  std::string written;
  for (int i = 0; i < 1000; ++i)
    written += "${aws:UserAgent}";
  Budget budget(999'999);
  EXPECT_EQ(match(resource_pattern(written), "x", context, budget), Match::Unknown);
  EXPECT_TRUE(budget.is_exceeded());
}

TEST(Pattern, OfAnActionKnowsNoCaseAndNoVariables) {
  Budget budget;
  EXPECT_EQ(match(action_pattern("IAM:Get*"), "iam:getuser", {}, budget), Match::Yes);
  EXPECT_EQ(match(action_pattern("iam:${*}"), "iam:*", {}, budget), Match::No);
}

}  // namespace rollcall::policy
