#include "policy/size.h"

#include <gtest/gtest.h>

#include <string>

namespace rollcall::policy {

TEST(PolicySize, DoesNotCountWhiteSpace) {
  EXPECT_EQ(size_without_white_space(""), 0U);
  EXPECT_EQ(size_without_white_space("{ \"a\":\r\n\t\"b c\" }"), 10U);
  EXPECT_EQ(size_without_white_space(std::string(5000, ' ') + "x"), 1U);
}

TEST(PolicySize, CountsCharactersAndNotBytes) {
  EXPECT_EQ(size_without_white_space("é 日"), 2U);
  EXPECT_EQ(size_without_white_space("\xF0\x9F\x94\x91"), 2U);
}

}  // namespace rollcall::policy
