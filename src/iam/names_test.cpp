#include "iam/names.h"

#include <gtest/gtest.h>

#include <regex>

namespace rollcall::iam {
namespace {

// The pattern as std::regex can read it: \uXXXX written out. Only tests may be this slow.
bool regex_matches(const char* pattern, const std::string& text) {
  return std::regex_match(text, std::regex(pattern));
}

// Every text of one sign, and that sign at the front, in the middle and at the end of a plain one.
void expect_same_signs(bool (*matcher)(std::string_view), const char* pattern) {
  for (int sign = 1; sign < 128; ++sign) {
    const auto c = static_cast<char>(sign);
    for (const std::string& text :
         {std::string(1, c), std::string("a") + c, std::string(1, c) + "a",
          std::string("/a") + c + "b/", std::string("/a/") + c, std::string("/a/") + c + "/"})
      EXPECT_EQ(matcher(text), regex_matches(pattern, text)) << "sign " << sign << " in " << text;
  }
  EXPECT_EQ(matcher(""), regex_matches(pattern, ""));
}

}  // namespace

TEST(Names, AreMatchedAsTheModelsPatternSays) {
  expect_same_signs(pattern::name, R"([\w+=,.@-]+)");
  expect_same_signs(pattern::word, R"(\w+)");
  expect_same_signs(pattern::serial_number, R"([\w+=/:,.@-]+)");
  expect_same_signs(pattern::digits, R"(\d+)");
  expect_same_signs(pattern::path, R"((/)|(/[\x21-\x7E]+/))");
  expect_same_signs(pattern::path_prefix, R"(/[\x21-\x7F]*)");
  expect_same_signs(pattern::policy_path, R"(((/[A-Za-z0-9\.,\+@=_-]+)*)/)");
  expect_same_signs(pattern::session_name, R"([\w+=,.@-]*)");
  expect_same_signs(pattern::external_id, R"([\w+=,.@:/-]*)");
  expect_same_signs(pattern::service_name, R"([a-zA-Z0-9.-]*)");
  expect_same_signs(pattern::description, R"([\x09\x0A\x0D\x20-\x7E]*)");
  expect_same_signs(pattern::latin, R"([\x20-\x7F]+)");
  expect_same_signs(pattern::arn, R"([\x09\x0A\x0D\x20-\x7E]+)");
  expect_same_signs(pattern::document, R"([\x09\x0A\x0D\x20-\x7F]+)");
}

TEST(Names, OfAccountsHaveNoTwoHyphensInARow) {
  for (const char* text : {"abc", "a-b", "a-b-c", "a1-2", "ab", "-ab", "ab-", "a--b", "Abc", "a_b"})
    EXPECT_EQ(pattern::alias(text),
              regex_matches("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$", text))
        << text;
}

TEST(Names, OfPolicyVersionsCountFromOne) {
  for (const char* text : {"v1", "v10", "v1.a-1", "v1.", "v0", "v01", "v", "1", "v1a", "v1.a_"})
    EXPECT_EQ(pattern::version_id(text), regex_matches(R"(v[1-9][0-9]*(\.[A-Za-z0-9-]*)?)", text))
        << text;
}

TEST(Names, OfResourcesHoldNoControlSigns) {
  EXPECT_TRUE(pattern::arn("arn:aws:iam::123456789012:role/\xE9\x83\xA8 \xF0\x9D\x94\xB8"));
  EXPECT_FALSE(pattern::arn("\xC2\x84"));      // U+0084
  EXPECT_TRUE(pattern::arn("\xC2\x85"));       // U+0085
  EXPECT_FALSE(pattern::arn("\xEF\xBF\xBE"));  // U+FFFE
}

TEST(Names, OfTagsMayBeInAnyLanguage) {
  EXPECT_TRUE(pattern::tag_key("\xE9\x83\xA8\xE7\xBD\xB2 \xC3\xA9\xE2\x85\xA7"));
  EXPECT_FALSE(pattern::tag_key(""));
  EXPECT_TRUE(pattern::tag_value(""));
  EXPECT_FALSE(pattern::tag_value("bad\nvalue"));
  EXPECT_FALSE(pattern::tag_value("a*b"));
  EXPECT_FALSE(pattern::tag_value("\xFF"));
}

TEST(Names, AreCountedInUtf16Units) {
  std::string wide;
  for (int i = 0; i < 128; ++i)
    wide += "\xF0\x9D\x94\xB8";  // a letter outside the basic plane: two units
  EXPECT_TRUE(TagValue::parse(wide).has_value());
  EXPECT_FALSE(TagValue::parse(wide + "a").has_value());
}

TEST(Names, OfNewUsersAreShorterThanThoseLookedUp) {
  EXPECT_TRUE(UserName::parse(std::string(64, 'a')).has_value());
  EXPECT_FALSE(UserName::parse(std::string(65, 'a')).has_value());
  EXPECT_TRUE(ExistingUserName::parse(std::string(128, 'a')).has_value());
  EXPECT_FALSE(ExistingUserName::parse(std::string(129, 'a')).has_value());
}

}  // namespace rollcall::iam
