#include "iam/letter_case.h"

#include <gtest/gtest.h>

namespace rollcall::iam {

TEST(LetterCase, DoesNotMatterInAnyAlphabet) {
  EXPECT_TRUE(equal_but_for_letter_case("", ""));
  EXPECT_TRUE(equal_but_for_letter_case("Team-1", "tEAM-1"));
  EXPECT_TRUE(equal_but_for_letter_case("ÉQUIPE", "équipe"));
  EXPECT_TRUE(equal_but_for_letter_case("Ομάδα", "ΟΜΆΔΑ"));
}

TEST(LetterCase, IsAllThatDoesNotMatter) {
  EXPECT_FALSE(equal_but_for_letter_case("team", "teams"));
  EXPECT_FALSE(equal_but_for_letter_case("teams", "team"));
  EXPECT_FALSE(equal_but_for_letter_case("e", "é"));
  EXPECT_FALSE(equal_but_for_letter_case("ß", "SS"));
  EXPECT_FALSE(equal_but_for_letter_case("\xFF", "\xFF"));
}

}  // namespace rollcall::iam
