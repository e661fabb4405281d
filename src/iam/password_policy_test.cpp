#include "iam/password_policy.h"

#include <gtest/gtest.h>

#include "iam/errors.h"

namespace rollcall::iam {
namespace {

std::string refusal(const char* password, const std::optional<PasswordPolicy>& policy = {}) {
  const auto checked =
      check_password(base::Secret(password), policy, {"my-company-1", "Root.1@example.com"});
  return checked ? "" : checked.error().message;
}

}  // namespace

TEST(DefaultPasswordPolicy, WantsEightSignsOfThreeClasses) {
  EXPECT_EQ(refusal("Abcdefg1"), "");
  EXPECT_EQ(refusal("Abc1!"), "Password should have a minimum length of 8");
  EXPECT_EQ(refusal("abcdefg1"),
            "Password should meet 1 more of the following requirements: Password should have at "
            "least one uppercase letter, Password should have at least one symbol");
}

TEST(DefaultPasswordPolicy, RefusesTheAccountsNameAndEmail) {
  EXPECT_NE(refusal("my-company-1"), "");
  EXPECT_NE(refusal("Root.1@example.com"), "");
}

TEST(PasswordPolicy, TakesNoPasswordThatTheApiWouldNotTake) {
  const std::string longest = std::string(127, 'x') + "1!A";
  for (const auto& policy : {std::optional<PasswordPolicy>(), std::optional(PasswordPolicy{})}) {
    EXPECT_EQ(refusal(longest.substr(2).c_str(), policy), "");
    EXPECT_NE(refusal(longest.c_str(), policy), "");
    EXPECT_NE(refusal("First#Pass1\u3042", policy), "");
  }
}

TEST(PasswordPolicy, NamesEverythingThatIsMissing) {
  PasswordPolicy policy{.minimum_length = 14, .require_symbols = true, .require_numbers = true};
  EXPECT_EQ(refusal("short", policy),
            "Password does not conform to the account password policy: Password should have a "
            "minimum length of 14, Password should have at least one number, Password should have "
            "at least one symbol");
  EXPECT_EQ(refusal("long-enough-14!", policy), "");
}

TEST(PasswordRules, SayWhatTheDefaultAsksFor) {
  const PasswordRules rules = password_rules(std::nullopt);
  EXPECT_EQ(rules, (PasswordRules{.minimum_length = 8, .classes = 3}));
  // One letter less, or one class less, and it is refused.
  EXPECT_EQ(refusal("Abcdef12", std::nullopt), "");
  EXPECT_NE(refusal("Abcde12", std::nullopt), "");
  EXPECT_NE(refusal("Abcdefgh", std::nullopt), "");
}

TEST(PasswordRules, SayWhatAPolicyAsksFor) {
  EXPECT_EQ(password_rules(PasswordPolicy{.minimum_length = 14,
                                          .require_symbols = true,
                                          .require_lowercase = true,
                                          .reuse_prevention = 5}),
            (PasswordRules{
                .minimum_length = 14, .lowercase = true, .symbols = true, .reuse_prevention = 5}));
  EXPECT_EQ(password_rules(PasswordPolicy{.require_numbers = true, .require_uppercase = true}),
            (PasswordRules{.minimum_length = 6, .uppercase = true, .numbers = true}));
}

TEST(PasswordPolicy, ExpiresPasswordsOnlyWithAnAge) {
  const base::Instant changed = base::from_epoch(1'000'000);
  EXPECT_EQ(password_expires(changed, std::nullopt), std::nullopt);
  EXPECT_EQ(password_expires(changed, PasswordPolicy{}), std::nullopt);
  EXPECT_EQ(password_expires(changed, PasswordPolicy{.max_age_days = 90}),
            changed + std::chrono::days{90});
}

TEST(PasswordLastUsed, IsRecordedOnceInFiveMinutes) {
  const base::Instant first = base::from_epoch(1'800'000'000);
  EXPECT_TRUE(is_sign_in_worth_recording(std::nullopt, first));
  EXPECT_FALSE(is_sign_in_worth_recording(first, first + std::chrono::seconds{299}));
  EXPECT_TRUE(is_sign_in_worth_recording(first, first + std::chrono::minutes{5}));
}

}  // namespace rollcall::iam
