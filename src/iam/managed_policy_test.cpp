#include "iam/managed_policy.h"

#include <gtest/gtest.h>

namespace rollcall::iam {

TEST(PolicyVersionId, IsReadAsItIsWritten) {
  for (const int number : {1, 9, 10, 123})
    EXPECT_EQ(parse_version_id(version_id(number)), number);
}

TEST(PolicyVersionId, OfAnotherFormIsNone) {
  for (const char* text : {"", "v", "v0", "v01", "1", "v1x", "v1.a", "V1", "v-1", "v99999999999"})
    EXPECT_FALSE(parse_version_id(text).has_value()) << text;
}

}  // namespace rollcall::iam
