#include "policy/condition.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "policy/parse.h"

namespace rollcall::policy {
namespace {

// A condition block as a session would bring it, whose values nobody has looked at before.
Match held(const std::string& block, const Context& context) {
  const auto policy =
      parse(R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*",
                "Resource": "*", "Condition": )" +
                block + "}}",
            DocumentKind::Session);
  EXPECT_TRUE(policy) << block;
  Budget budget;
  return all_hold(policy->statements.front().conditions, context, budget);
}

Match held(std::string_view operation, std::string_view wanted, const Context& context) {
  return held(nlohmann::json{{operation, {{"x:key", wanted}}}}.dump(), context);
}

Context with_value(std::string value) {
  Context context;
  context.set("x:key", std::move(value));
  return context;
}

Context with_values(std::vector<std::string> values) {
  Context context;
  context.set_all("x:key", std::move(values));
  return context;
}

Match compared(std::string_view operation, std::string_view wanted, std::string_view value) {
  return held(operation, wanted, with_value(std::string(value)));
}

const Context nothing;

}  // namespace

TEST(Condition, ComparesTextsSignBySign) {
  EXPECT_EQ(compared("StringEquals", "Team", "Team"), Match::Yes);
  EXPECT_EQ(compared("StringEquals", "Team", "team"), Match::No);
  EXPECT_EQ(compared("StringEquals", "T*", "Team"), Match::No);
  EXPECT_EQ(compared("StringEquals", "T*", "T*"), Match::Yes);
  EXPECT_EQ(compared("StringNotEquals", "Team", "team"), Match::Yes);
  EXPECT_EQ(compared("StringEqualsIgnoreCase", "ÉQUIPE", "équipe"), Match::Yes);
  EXPECT_EQ(compared("StringNotEqualsIgnoreCase", "TEAM", "team"), Match::No);
}

TEST(Condition, KnowsWildcardsInLikeAlone) {
  EXPECT_EQ(compared("StringLike", "t*m?", "team1"), Match::Yes);
  EXPECT_EQ(compared("StringLike", "t*m?", "team"), Match::No);
  EXPECT_EQ(compared("StringLike", "t${*}m", "t*m"), Match::Yes);
  EXPECT_EQ(compared("StringLike", "t${*}m", "team"), Match::No);
  EXPECT_EQ(compared("StringNotLike", "t*m", "team"), Match::No);
}

TEST(Condition, OrdersNumbersAndDates) {
  EXPECT_EQ(compared("NumericLessThan", "10", "9"), Match::Yes);
  EXPECT_EQ(compared("NumericLessThan", "10", "10.0"), Match::No);
  EXPECT_EQ(compared("NumericLessThanEquals", "10", "1e1"), Match::Yes);
  EXPECT_EQ(compared("NumericGreaterThan", "10", "10.000000000000000000001"), Match::Yes);
  EXPECT_EQ(compared("NumericGreaterThanEquals", "-1", "-2"), Match::No);
  EXPECT_EQ(compared("DateLessThan", "2030-01-01", "2029-12-31T23:59:59.999Z"), Match::Yes);
  EXPECT_EQ(compared("DateLessThanEquals", "2030-01-01", "1893456000"), Match::Yes);
  EXPECT_EQ(compared("DateGreaterThan", "2030-01-01T00:00:00+01:00", "2030-01-01"), Match::Yes);
  EXPECT_EQ(compared("DateGreaterThanEquals", "2030-01-01", "2029-12-31"), Match::No);
}

TEST(Condition, TakesWhatIsNoNumberOrDateForUnequalToEverything) {
  for (const char* type : {"Numeric", "Date"}) {
    for (const char* comparison :
         {"Equals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"}) {
      const std::string operation = std::string(type) + comparison;
      EXPECT_EQ(compared(operation, "1", "none"), Match::No) << operation;
      EXPECT_EQ(compared(operation, "none", "1"), Match::No) << operation;
      EXPECT_EQ(compared(operation, "none", "none"), Match::No) << operation;
    }
    EXPECT_EQ(compared(std::string(type) + "NotEquals", "1", "none"), Match::Yes);
    EXPECT_EQ(compared(std::string(type) + "NotEquals", "none", "none"), Match::Yes);
  }
}

TEST(Condition, HoldsNeitherWayInTheSimulatorForANumberThatIsNone) {
  Context simulated(UnreadableNumbers::Incomparable);
  simulated.set("x:key", "none");
  EXPECT_EQ(held("NumericNotEquals", "1", simulated), Match::No);
  EXPECT_EQ(held("StringNotEquals", "1", simulated), Match::Yes);
  simulated.set("x:key", "2");
  EXPECT_EQ(held("NumericNotEquals", "1", simulated), Match::Yes);
}

TEST(Condition, TakesEveryWordButTrueForFalse) {
  EXPECT_EQ(compared("Bool", "true", "TRUE"), Match::Yes);
  EXPECT_EQ(compared("Bool", "false", "yes"), Match::Yes);
  EXPECT_EQ(compared("Bool", "no", "1"), Match::Yes);
  EXPECT_EQ(compared("Bool", "true", "1"), Match::No);
  EXPECT_EQ(compared("Bool", "${x:other}", "false"), Match::No) << "nobody knows the word";
}

TEST(Condition, ComparesBytesByTheirText) {
  EXPECT_EQ(compared("BinaryEquals", "YQ==", "YQ=="), Match::Yes);
  EXPECT_EQ(compared("BinaryEquals", "YQ==", "YQ"), Match::No);
}

TEST(Condition, HoldsNeitherWayForAnAddressThatIsNone) {
  EXPECT_EQ(compared("IpAddress", "192.0.2.0/24", "192.0.2.1"), Match::Yes);
  EXPECT_EQ(compared("NotIpAddress", "192.0.2.0/24", "192.0.2.1"), Match::No);
  EXPECT_EQ(compared("NotIpAddress", "2001:db8::/32", "192.0.2.1"), Match::Yes);
  for (const char* operation : {"IpAddress", "NotIpAddress"})
    EXPECT_EQ(compared(operation, "192.0.2.0/24", "192.0.2.1/32"), Match::No);
}

TEST(Condition, MatchesArnsPartByPart) {
  for (const char* operation : {"ArnLike", "ArnEquals"}) {
    EXPECT_EQ(compared(operation, "arn:*:iam::1:user/*", "arn:aws:iam::1:user/a/b:c"), Match::Yes);
    EXPECT_EQ(compared(operation, "arn:aws:iam::*:user/a", "arn:aws:iam:x:1:user/a"), Match::No);
    EXPECT_EQ(compared(operation, "arn:aws:iam:*:user/a", "arn:aws:iam::1:user/a"), Match::Unknown);
    EXPECT_EQ(compared(operation, "arn:aws:s3:::a?c", "arn:aws:s3:::abc"), Match::Yes);
    EXPECT_EQ(compared(operation, "*", "arn:aws:s3:::abc"), Match::Yes);
    EXPECT_EQ(compared(operation, "arn:aws:s3:::ABC", "arn:aws:s3:::abc"), Match::No);
  }
  for (const char* operation : {"ArnNotLike", "ArnNotEquals"})
    EXPECT_EQ(compared(operation, "arn:aws:s3:::a*", "arn:aws:s3:::abc"), Match::No);
}

TEST(Condition, HoldsNeitherWayForAnArnThatIsNone) {
  for (const char* operation : {"ArnLike", "ArnNotLike"})
    EXPECT_EQ(compared(operation, "arn:aws:s3:::a*", "abc"), Match::No);
}

TEST(Condition, IsUnknownWhereAnArnToCompareWithIsNone) {
  for (const char* operation : {"ArnLike", "ArnNotLike"}) {
    EXPECT_EQ(compared(operation, "abc", "arn:aws:s3:::abc"), Match::Unknown);
    EXPECT_EQ(compared(operation, "${x:other}", "arn:aws:s3:::abc"), Match::Unknown);
  }
}

TEST(Condition, TriesItsValuesFromLeftToRight) {
  const Context abc = with_value("arn:aws:s3:::abc");
  const auto block = [](std::string_view operation, std::string_view values) {
    return "{\"" + std::string(operation) + "\": {\"x:key\": [" + std::string(values) + "]}}";
  };
  constexpr std::string_view good_first = R"("arn:aws:s3:::a*", "bad")";
  constexpr std::string_view bad_first = R"("bad", "arn:aws:s3:::a*")";
  EXPECT_EQ(held(block("ArnLike", good_first), abc), Match::Yes);
  EXPECT_EQ(held(block("ArnLike", bad_first), abc), Match::Unknown);
  EXPECT_EQ(held(block("ArnNotLike", good_first), abc), Match::No);
  EXPECT_EQ(held(block("ArnNotLike", bad_first), abc), Match::Unknown);
  EXPECT_EQ(held(block("StringEquals", R"("a", "b")"), with_value("b")), Match::Yes);
  EXPECT_EQ(held(block("StringNotEquals", R"("a", "b")"), with_value("b")), Match::No);
  EXPECT_EQ(held(block("StringEquals", ""), with_value("b")), Match::No);
}

TEST(Condition, AsksWithNullWhetherAKeyIsAbsent) {
  EXPECT_EQ(held("Null", "true", nothing), Match::Yes);
  EXPECT_EQ(held("Null", "false", nothing), Match::No);
  EXPECT_EQ(held("Null", "true", with_value("")), Match::No);
  EXPECT_EQ(held("Null", "no", with_value("")), Match::Yes);
  EXPECT_EQ(held("Null", "false", with_values({"a", "b"})), Match::Yes);
}

TEST(Condition, HoldsWithoutTheKeyIfItIsNegatedOrSaysSo) {
  for (const char* operation : {"StringEquals", "NumericLessThan", "Bool", "IpAddress", "ArnLike"})
    EXPECT_EQ(held(operation, "1", nothing), Match::No) << operation;
  for (const char* operation : {"StringNotEquals", "NumericNotEquals", "NotIpAddress", "ArnNotLike",
                                "StringEqualsIfExists", "BoolIfExists", "ForAllValues:StringEquals",
                                "ForAllValues:StringNotEquals", "ForAnyValue:StringLikeIfExists"})
    EXPECT_EQ(held(operation, "1", nothing), Match::Yes) << operation;
  for (const char* operation : {"ForAnyValue:StringEquals", "ForAnyValue:StringNotEquals"})
    EXPECT_EQ(held(operation, "1", nothing), Match::No) << operation;
}

TEST(Condition, ReadsASetWithItsQuantifiersOnly) {
  const Context ab = with_values({"a", "b"});
  EXPECT_EQ(held("ForAnyValue:StringEquals", "b", ab), Match::Yes);
  EXPECT_EQ(held("ForAnyValue:StringNotEquals", "b", ab), Match::Yes);
  EXPECT_EQ(held("ForAllValues:StringEquals", "b", ab), Match::No);
  EXPECT_EQ(held("ForAllValues:StringNotEquals", "b", ab), Match::No);
  EXPECT_EQ(held("ForAllValues:StringLike", "*", ab), Match::Yes);
  for (const char* operation : {"StringEquals", "StringNotEquals", "StringEqualsIfExists"})
    EXPECT_EQ(held(operation, "a", with_values({"a"})), Match::No) << operation;
  EXPECT_EQ(held("ForAllValues:StringEquals", "a", with_value("a")), Match::Yes);
}

TEST(Condition, FindsKeysInAnyCase) {
  Context context;
  context.set("aws:RequestTag/Team", "red");
  context.set("AWS:requesttag/team", "blue");
  EXPECT_EQ(held(R"({"StringEquals": {"aws:requestTag/TEAM": "blue"}})", context), Match::Yes);
  EXPECT_EQ(context.size(), 1U);
}

TEST(Condition, FillsInVariables) {
  Context context = with_value("blue");
  context.set("aws:PrincipalTag/team", "blue");
  context.set_all("aws:TagKeys", {"blue"});
  EXPECT_EQ(held("StringEquals", "${aws:PrincipalTag/team}", context), Match::Yes);
  EXPECT_EQ(held("StringEquals", "${aws:PrincipalTag/colour, 'blue'}", context), Match::Yes);
  EXPECT_EQ(held("StringEquals", "${aws:PrincipalTag/colour}", context), Match::No);
  EXPECT_EQ(held("StringNotEquals", "${aws:PrincipalTag/colour}", context), Match::Yes);
  EXPECT_EQ(held("StringEquals", "${aws:TagKeys, 'blue'}", context), Match::No);
  EXPECT_EQ(held("StringNotEquals", "${aws:TagKeys, 'blue'}", context), Match::Yes);
}

TEST(Condition, OfSeveralDoesNotHoldIfOneDoesNot) {
  const Context value = with_value("arn:aws:s3:::abc");
  constexpr const char* unknown_and_false =
      R"({"ArnLike": {"x:key": "bad"}, "StringEquals": {"x:key": "other"}})";
  EXPECT_EQ(held(unknown_and_false, value), Match::No);
  constexpr const char* unknown_and_true =
      R"({"ArnLike": {"x:key": "bad"}, "StringLike": {"x:key": "arn:*"}})";
  EXPECT_EQ(held(unknown_and_true, value), Match::Unknown);
  EXPECT_EQ(held("{}", value), Match::Yes);
}

TEST(Condition, ChargesForEveryValueOfASetEvenWithNothingToCompareItWith) {
  const auto steps_for = [](std::string_view operation, UnreadableNumbers unreadable) {
    const Condition condition{*find_comparison(operation), "x:key", {}};
    Context context(unreadable);
    context.set_all("x:key", std::vector(10, std::string(100, '7')));
    Budget budget;
    EXPECT_EQ(holds(condition, context, budget), Match::No);
    return most_steps_a_request - budget.left();
  };
  EXPECT_GE(steps_for("ForAnyValue:StringEquals", UnreadableNumbers::Different), 10U);
  EXPECT_GE(steps_for("ForAnyValue:NumericEquals", UnreadableNumbers::Incomparable), 1000U)
      << "the simulator reads each of them";
}

TEST(Condition, IsUnknownWhereTheBudgetEnds) {
  const Context context = with_value(std::string(400, 'a'));
  for (const char* operation : {"StringLike", "StringNotLike", "ForAnyValue:StringNotLike"}) {
    const auto policy = parse(R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
        "Action": "*", "Resource": "*", "Condition": {")" +
                              std::string(operation) + R"(": {"x:key": "*a*a*a*b"}}}})");
    for (std::size_t steps = 0; steps < 600; ++steps) {
      Budget budget(steps);
      EXPECT_EQ(all_hold(policy->statements.front().conditions, context, budget), Match::Unknown)
          << operation << ' ' << steps;
      EXPECT_TRUE(budget.is_exceeded());
    }
  }
}

}  // namespace rollcall::policy
