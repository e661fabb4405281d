#include "auth/permission/policy_cache.h"

#include <gtest/gtest.h>

#include <memory>

#include "policy/evaluate.h"
#include "policy/size.h"

namespace rollcall::auth {
namespace {

using policy::DocumentKind;

constexpr std::string_view allow_all =
    R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}})";
constexpr std::size_t plenty = 1'000'000;

policy::Outcome outcome_of(const policy::Policy& policy) {
  const policy::Policy* const pointer = &policy;
  const policy::Context context;
  policy::Budget budget;
  return policy::evaluate({.identity = {&pointer, 1}}, {"iam:GetUser", "*", context}, budget)
      .outcome;
}

}  // namespace

TEST(PolicyCache, ParsesATextOnce) {
  PolicyCache cache(plenty);
  const auto first = cache.parsed(allow_all, DocumentKind::Identity);
  EXPECT_EQ(outcome_of(*first), policy::Outcome::Allow);
  EXPECT_EQ(cache.parsed(allow_all, DocumentKind::Identity), first);
  EXPECT_NE(cache.parsed(allow_all, DocumentKind::Session), first)
      << "what one kind may have, another may not";
  EXPECT_EQ(cache.parsed(allow_all, DocumentKind::Identity), first) << "there is room for both";
}

TEST(PolicyCache, TakesWhatCannotBeReadForADenialOfEverything) {
  PolicyCache cache(plenty);
  for (const std::string_view text : {"", "{}", "not JSON"})
    EXPECT_EQ(outcome_of(*cache.parsed(text, DocumentKind::Identity)),
              policy::Outcome::ExplicitDeny);
  EXPECT_EQ(outcome_of(*cache.parsed(R"({"Statement": {"Effect": "Allow", "Principal": 1}})",
                                     DocumentKind::Trust)),
            policy::Outcome::ExplicitDeny);
}

TEST(PolicyCache, CountsWhatPoliciesTakeInMemoryAndForgetsThemWhenThatIsTooMuch) {
  std::string variables;
  for (int i = 0; i < 500; ++i)
    variables += "${}";
  const auto hostile = [&](int number) {
    return R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*",
               "Resource": "*", "Condition": {"StringLike": {"a:b": ")" +
           std::to_string(number) + variables + "\"}}}}";
  };
  PolicyCache cache(100'000);
  const std::weak_ptr<const policy::Policy> first = cache.parsed(hostile(1), DocumentKind::Session);
  EXPECT_EQ(cache.parsed(hostile(1), DocumentKind::Session), first.lock());
  for (int number = 2; number < 5; ++number)
    cache.parsed(hostile(number), DocumentKind::Session);
  EXPECT_TRUE(first.expired()) << "eight kilobytes of text, and 160 in memory";
}

TEST(PolicyCache, HoldsAsMuchAsItMayToTheByte) {
  const auto document = [](char number) {
    return R"({"Version":"2012-10-17","Statement":{"Sid":")" + std::string(1, number) +
           R"(","Effect":"Allow","Action":"*","Resource":"*"}})";
  };
  const auto measured = PolicyCache(plenty).parsed(document('0'), DocumentKind::Identity);
  const std::size_t one = document('0').size() + policy::size_in_memory(*measured);
  PolicyCache cache(2 * one);
  const auto put = [&](char number) {
    return std::weak_ptr(cache.parsed(document(number), DocumentKind::Identity));
  };
  const auto first = put('1');
  const auto second = put('2');
  EXPECT_FALSE(first.expired()) << "there is room for two";
  const auto third = put('3');
  EXPECT_TRUE(first.expired() && second.expired());
  put('4');
  EXPECT_FALSE(third.expired()) << "there is room for two again";
}

// What a caller was decided by is there when the same call is decided again.
TEST(PolicyCache, ParsesNothingAgainThatSomebodyHas) {
  PolicyCache cache(1);
  const auto held = cache.parsed(allow_all, DocumentKind::Identity);
  for (int number = 0; number < 5; ++number)
    cache.parsed(std::string(allow_all) + std::string(number + 1, ' '), DocumentKind::Identity);
  EXPECT_EQ(cache.parsed(allow_all, DocumentKind::Identity), held);
}

}  // namespace rollcall::auth
