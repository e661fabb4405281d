#include "base/utf8.h"

#include <gtest/gtest.h>

namespace rollcall::base {

TEST(Utf8, AcceptsWhatIsWellFormed) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("caf\xC3\xA9 \xE6\xBC\xA2 \xF0\x9F\x98\x80"));
}

TEST(Utf8, RefusesOverlongFormsSurrogatesAndWhatIsCutShort) {
  EXPECT_FALSE(is_utf8("\xC0\xAF"));
  EXPECT_FALSE(is_utf8("\xE0\x80\xAF"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));
  EXPECT_FALSE(is_utf8("\xE6\xBC"));
  EXPECT_FALSE(is_utf8("\x80"));
}

TEST(Utf8, CountsAsUtf16Does) {
  EXPECT_EQ(utf16_length("caf\xC3\xA9"), 4U);
  EXPECT_EQ(utf16_length("\xF0\x9F\x98\x80"), 2U);
}

TEST(Utf8, IsMadeOfAnything) {
  EXPECT_EQ(to_utf8("caf\xC3\xA9 \xF0\x9D\x94\xB8"), "caf\xC3\xA9 \xF0\x9D\x94\xB8");
  EXPECT_EQ(to_utf8("caf\xE9!"), "caf\xEF\xBF\xBD!");
  EXPECT_EQ(to_utf8("\xC3"), "\xEF\xBF\xBD");
}

TEST(Utf8, IsCutBetweenCodePoints) {
  EXPECT_EQ(to_utf8("caf\xC3\xA9", 5), "caf\xC3\xA9");
  EXPECT_EQ(to_utf8("caf\xC3\xA9", 4), "caf");
  EXPECT_EQ(to_utf8("caf\xE9!", 5), "caf");
  EXPECT_EQ(to_utf8("caf", 0), "");
}

}  // namespace rollcall::base
