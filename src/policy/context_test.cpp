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

}  // namespace rollcall::policy
