#include "policy/context.h"

#include <gtest/gtest.h>

namespace rollcall::policy {

TEST(Context, KnowsItsKeysInAnyCase) {
  Context context;
  context.set("aws:RequestTag/Team", "red");
  context.set("aws:requesttag/team", "blue");
  const ContextEntry* entry = context.find("AWS:RequestTag/TEAM");
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->shape, Shape::Single);
  EXPECT_EQ(entry->values, std::vector<std::string>{"blue"});
  EXPECT_EQ(context.size(), 1U);
  EXPECT_EQ(context.find("aws:RequestTag/Tea"), nullptr);
}

TEST(Context, HoldsASetForWhatItIsEvenWithOneValue) {
  Context context;
  context.set_all("aws:TagKeys", {"team"});
  EXPECT_EQ(context.find("aws:TagKeys")->shape, Shape::Multiple);
  context.set_all("aws:tagkeys", {});
  EXPECT_EQ(context.find("aws:TagKeys"), nullptr) << "a set of nothing is no key";
}

TEST(Context, ChargesForTheKeysThatAreAlmostTheOneLookedFor) {
  Context context;
  for (char c = 'a'; c <= 'j'; ++c)
    context.set("aws:RequestTag/" + std::string(100, 'k') + c, "value");
  const std::string almost = "aws:RequestTag/" + std::string(100, 'k') + "x";
  Budget budget;
  EXPECT_EQ(context.find(almost, budget), nullptr);
  EXPECT_GE(most_steps_a_request - budget.left(), 10 * 115U);

  Budget enough;
  EXPECT_NE(context.find("aws:requesttag/" + std::string(100, 'K') + "j", enough), nullptr);
  Budget too_little(500);
  EXPECT_EQ(context.find("aws:requesttag/" + std::string(100, 'K') + "j", too_little), nullptr);
  EXPECT_TRUE(too_little.is_exceeded());
}

}  // namespace rollcall::policy
