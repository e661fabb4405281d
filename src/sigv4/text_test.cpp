#include "sigv4/text.h"

#include <gtest/gtest.h>

namespace rollcall::sigv4 {

TEST(Printable, KeepsEverySignThatCanBePrinted) {
  std::string every;
  for (char sign = ' '; sign <= '~'; ++sign)
    every += sign;
  EXPECT_EQ(printable(every), every);
  EXPECT_EQ(printable("\x1f|\x7f|\x80|\xff|\n"), "?|?|?|?|?");
}

TEST(Trim, TakesBlanksFromBothEndsAndLeavesThoseBetween) {
  EXPECT_EQ(trim(" \t\r\n\v\fa b \t"), "a b");
  EXPECT_EQ(trim("\x08 a \x0e"), "\x08 a \x0e");
  EXPECT_EQ(trim(" \t "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(IsListed, ComparesWholeNamesWhateverTheirCase) {
  EXPECT_TRUE(is_listed("host", "host"));
  EXPECT_TRUE(is_listed("X-Amz-Date", "host;x-amz-date"));
  EXPECT_TRUE(is_listed("host", "a;Host;b"));
  EXPECT_FALSE(is_listed("host", "hosts;a-host"));
  EXPECT_FALSE(is_listed("host", ""));
}

}  // namespace rollcall::sigv4
