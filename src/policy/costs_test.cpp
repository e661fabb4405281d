// What questions cost, step by step: less, and a hostile policy is worked on for longer than the
// budget allows; more, and a policy that AWS takes is refused here.

#include <gtest/gtest.h>

#include "policy/condition.h"
#include "policy/evaluate.h"
#include "policy/parse.h"
#include "policy/pattern_below.h"
#include "policy/wildcard.h"

namespace rollcall::policy {
namespace {

std::size_t steps_of(auto&& question) {
  Budget budget;
  question(budget);
  return most_steps_a_request - budget.left();
}

std::size_t steps_of_condition(std::string_view operation, std::string_view wanted,
                               const Context& context) {
  const Condition condition{*find_comparison(operation), "a:b", {read_pattern(wanted)}};
  return steps_of([&](Budget& budget) { holds(condition, context, budget); });
}

Context with(std::string_view key, std::string_view value) {
  Context context;
  context.set(key, std::string(value));
  return context;
}

}  // namespace

// To begin with, one; for the key, one and its three bytes; for the value, one; for the comparison,
// one and the bytes of both sides.
TEST(Costs, OfAConditionAreThoseOfTheKeyAndOfWhatIsCompared) {
  EXPECT_EQ(steps_of_condition("StringEquals", "wanted", with("a:b", "have")),
            1U + (1 + 3) + 1 + (1 + 6 + 4));
  EXPECT_EQ(steps_of_condition("StringEquals", "wanted", Context()), 1U);
  EXPECT_EQ(steps_of_condition("StringEquals", "wanted", with("x:y", "have")), 1U + 1);
  EXPECT_EQ(steps_of_condition("StringEquals", "wanted", with("a:bc", "have")), 1U + 1);
  EXPECT_EQ(steps_of_condition("Null", "true", Context()), 1U + 1 + (1 + 4 + 4));
}

// Besides: for letters, two for each byte of the value; for wildcards, one for each that is passed.
TEST(Costs, OfAConditionGrowWithWhatItsOperatorHasToDo) {
  constexpr std::size_t plain = 1 + (1 + 3) + 1 + (1 + 4 + 4);
  EXPECT_EQ(steps_of_condition("StringEqualsIgnoreCase", "have", with("a:b", "have")),
            plain + 2 * 4);
  EXPECT_EQ(steps_of_condition("StringLike", "have", with("a:b", "have")), plain + 4);
}

// Besides: one for each byte of the pattern's text, and for the variable one, what its key costs to
// find, and its value; then one for each byte of what it became.
TEST(Costs, OfAVariableAreThoseOfFillingItIn) {
  constexpr std::size_t plain = 1 + (1 + 3) + 1 + (1 + 2 + 4);
  EXPECT_EQ(steps_of_condition("StringEquals", "x-${a:b}", with("a:b", "have")),
            plain + 2 + (1 + 3) + (1 + 4) + 6);
}

TEST(Costs, OfANumberThatTheSimulatorReadsFirstGrowWithIt) {
  Context context(UnreadableNumbers::Incomparable);
  context.set("a:b", "1234");
  EXPECT_EQ(steps_of_condition("NumericEquals", "1", context),
            1U + (1 + 3) + (1 + 4) + (1 + 1 + 4));
}

// One for the statement, one for each principal, and one for each byte of the action.
TEST(Costs, OfATrustPolicyAreThoseOfItsPrincipalsAndItsAction) {
  const auto policy = parse(R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action":
                "sts:AssumeRole", "Principal": {"AWS": ["111122223333", "444455556666"]}}})",
                            DocumentKind::Trust);
  ASSERT_TRUE(policy);
  const TrustedPrincipal trusted{.account = "111122223333",
                                 .arn = "arn:aws:iam::111122223333:user/alice"};
  EXPECT_EQ(steps_of([&](Budget& budget) {
              evaluate_trust(*policy, "sts:AssumeRole", trusted, Context(), budget);
            }),
            (1U + 2) + 14);
}

TEST(Costs, OfAPatternOverAllBelowAreThoseOfLayingOneOverTheOther) {
  EXPECT_EQ(steps_of([](Budget& budget) { matches_below("abc", "defgh", budget); }), 4U * 6);
  EXPECT_EQ(steps_of([](Budget& budget) { matches_below("", "", budget); }), 1U);
}

}  // namespace rollcall::policy
