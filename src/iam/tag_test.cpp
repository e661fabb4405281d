#include "iam/tag.h"

#include <gtest/gtest.h>

#include "iam/errors.h"

namespace rollcall::iam {

TEST(Tags, AreReservedBeforeTheyAreDuplicate) {
  const auto checked = check_tags({{"AWS:x", ""}, {"aws:x", ""}}, TagKeys::IgnoreCase);
  ASSERT_FALSE(checked.has_value());
  EXPECT_EQ(checked.error().message, "Tag keys beginning with aws: are reserved for system use.");
  EXPECT_TRUE(check_tags({{"v", "aws:reserved"}}, TagKeys::IgnoreCase).has_value());
}

TEST(Tags, OfUsersIgnoreCaseAndOfDevicesDoNot) {
  const std::vector<Tag> twice = {{"Team", "One"}, {"team", "Two"}};
  EXPECT_FALSE(check_tags(twice, TagKeys::IgnoreCase).has_value());
  EXPECT_TRUE(check_tags(twice, TagKeys::CaseSensitive).has_value());
}

TEST(Tags, TakeTheNewSpellingAndValue) {
  const auto tags = with_tags({{"Team", "One"}}, {{"team", "Two"}}, TagKeys::IgnoreCase, 50);
  ASSERT_TRUE(tags.has_value());
  ASSERT_EQ(tags->size(), 1U);
  EXPECT_EQ(tags->front().key, "team");
  EXPECT_EQ(tags->front().value, "Two");
}

TEST(Tags, HaveAQuota) {
  const auto tags = with_tags({{"a", ""}}, {{"b", ""}}, TagKeys::IgnoreCase, 1);
  ASSERT_FALSE(tags.has_value());
  EXPECT_EQ(tags.error().kind, &errors::limit_exceeded);
}

TEST(Tags, ThatAreNotThereMayBeRemoved) {
  EXPECT_TRUE(without_tags({{"Team", ""}}, {"TEAM", "none"}, TagKeys::IgnoreCase).empty());
}

}  // namespace rollcall::iam
