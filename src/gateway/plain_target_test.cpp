#include "gateway/plain_target.h"

#include <gtest/gtest.h>

namespace rollcall::gateway {
namespace {

using namespace std::string_literals;

// "a|b ?n=v&m=": parts and parameters as they were understood; "none" for what was not.
std::string understood(std::string_view target) {
  const auto plain = plain_target(target);
  if (!plain)
    return "none";
  std::string text;
  for (const std::string& part : plain->parts)
    text.append(text.empty() ? "" : "|").append(part);
  for (const Parameter& parameter : plain->parameters)
    text.append(" ").append(parameter.name).append("=").append(parameter.value);
  return text;
}

}  // namespace

TEST(PlainTarget, IsTakenApartAndDecodedOnce) {
  EXPECT_EQ(understood("/"), "");
  EXPECT_EQ(understood("/b/k/l"), "b|k|l");
  EXPECT_EQ(understood("/b/folder/"), "b|folder|");
  EXPECT_EQ(understood("/b/a%20b+c/%C3%A9?"), "b|a b+c|\u00e9");
  EXPECT_EQ(understood("/b?acl"), "b acl=");
  EXPECT_EQ(understood("/b?acl=&prefix=a%2Fb+c&x=1=2?"), "b acl= prefix=a/b c x=1=2?");
  EXPECT_EQ(understood("/b?%61cl"), "b acl=");
}

TEST(PlainTarget, NamesThatLookOddAndMeanOneThingAreNames) {
  EXPECT_EQ(understood("/b/100%25"), "b|100%");
  EXPECT_EQ(understood("/b/%2541%20is%20not%20A"), "b|%41 is not A");
  EXPECT_EQ(understood("/b/.hidden/..more/a..b/..."), "b|.hidden|..more|a..b|...");
  EXPECT_EQ(understood("/b/a%3Bb%23c%3F"), "b|a;b#c?");
  EXPECT_EQ(understood("/b/%F0%9F%98%80"), "b|\U0001F600");
}

TEST(PlainTarget, APathThatCouldMeanAnotherIsNone) {
  for (const auto* path :
       {"", "b/k", "*", "//b/k", "/b//k", "/b/k//", "/b/../c", "/b/./k", "/b/..", "/b/.",
        "/b/%2e%2e/k", "/b/%2E./k", "/b/.%2e", "/b/%252e%252e/k", "/b/%25252e%25252e/k",
        "/b/%252e./k", "/b/%252e%252e%", "/b/..;/c", "/b/..;x=1/c", "/b/..%3b/c", "/b/%2e%2e%3Bx/c",
        "/b/.;/c", "/b/..%253b/c", "/b/..%20/c", "/b/..%09", "/b/..%0a/c", "/b/a;x/c", "/b/a%2Fk",
        "/b/a%2fk", "/b/a%252Fk", "/b/a%25252fk", "/b/a%5Ck", "/b/a%255ck", "/b/a\\k", "/b/..\\k",
        "/b/a%00", "/b/a%2500", "/b/%zz", "/b/a%", "/b/a%2", "/b/%u002e", "/b/a b", "/b/a\tb",
        "/b/a#b", "/b/a\x7f",
        // Overlong, cut short, a surrogate, too large, Latin-1; escaped or not, once or twice.
        "/b/%C0%AE%C0%AE/k", "/b/%c0%af", "/b/%E0%80%AF", "/b/%F0%80%80%AF", "/b/%C3",
        "/b/%ED%A0%80", "/b/%F4%90%80%80", "/b/%E9", "/b/%25c0%25ae%25c0%25ae/k", "/b/\xC0\xAE",
        "/b/\xC3\xA9"})
    EXPECT_EQ(understood(path), "none") << path;
  EXPECT_EQ(understood("/b/a\0b"s), "none");
}

TEST(PlainTarget, AQueryThatCouldMeanAnotherIsNone) {
  for (const auto* query :
       {"&", "&acl", "acl&", "a&&b", "=", "=acl", "a&=b", "a;b", "a=1;acl", "a=%", "a=%zz", "%zz",
        "a=%00", "a=1#acl", "a=1 ", "a\\b", "a=%C0%AF", "%E9=1", "a=\xC3\xA9"})
    EXPECT_EQ(understood("/b?"s + query), "none") << query;
}

TEST(PlainTarget, EscapesUponEscapesEnd) {
  std::string deep = "/b/%";
  for (int level = 0; level < 10'000; ++level)
    deep += "25";
  EXPECT_EQ(understood(deep + "2e"), "none");
}

}  // namespace rollcall::gateway
