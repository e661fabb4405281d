#include "api/form.h"

#include <gtest/gtest.h>

#include "iam/errors.h"

namespace rollcall::api {
namespace {

base::Result<Form> posted(std::string_view body) {
  return parse_form({.method = "POST", .target = "/", .headers = {}, .body = body});
}

}  // namespace

TEST(Form, IsReadFromTheBodyOfAPost) {
  const auto form = posted("Action=GetUser&UserName=a%2Bb+c&Empty=&Flag");
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->find("Action"), "GetUser");
  EXPECT_EQ(form->find("UserName"), "a+b c");
  EXPECT_EQ(form->find("Empty"), "");
  EXPECT_EQ(form->find("Flag"), "");
  EXPECT_EQ(form->find("Other"), std::nullopt);
}

TEST(Form, IsReadFromTheQueryOfAGet) {
  const auto form =
      parse_form({.method = "GET", .target = "/?Action=GetUser&Version=2010-05-08", .headers = {}});
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->find("Version"), "2010-05-08");
}

TEST(Form, KeepsTheLastOfTwoValues) {
  const auto form = posted("UserName=alice&UserName=bob");
  ASSERT_TRUE(form.has_value());
  EXPECT_EQ(form->find("UserName"), "bob");
}

TEST(Form, RefusesWhatIsNotPercentEncodedUtf8) {
  for (const char* body :
       {"UserName=%", "UserName=%4", "UserName=%zz", "UserName=%FF", "%C3=a", "UserName=\xC3("}) {
    const auto form = posted(body);
    ASSERT_FALSE(form.has_value()) << body;
    EXPECT_EQ(form.error().kind, &iam::errors::malformed_input);
  }
}

}  // namespace rollcall::api
