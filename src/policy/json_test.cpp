#include "policy/json.h"

#include <gtest/gtest.h>

namespace rollcall::policy {
namespace {

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

}  // namespace

TEST(Json, IsReadAsATree) {
  const auto json = read_json(R"({"a": ["x", 1, -2, 1.50, true, null], "b": {}})");
  ASSERT_TRUE(json);
  const Json* list = find_member(*json, "a");
  ASSERT_NE(list, nullptr);
  ASSERT_EQ(list->elements.size(), 6U);
  EXPECT_EQ(list->elements[0].text, "x");
  EXPECT_EQ(list->elements[1].text, "1");
  EXPECT_EQ(list->elements[2].text, "-2");
  EXPECT_EQ(list->elements[3].text, "1.50");
  EXPECT_EQ(list->elements[4].text, "true");
  EXPECT_EQ(list->elements[5].kind, Json::Kind::Null);
  EXPECT_EQ(find_member(*json, "b")->kind, Json::Kind::Object);
  EXPECT_EQ(find_member(*json, "c"), nullptr);
}

TEST(Json, HasEveryNameOnlyOnceInAnObject) {
  EXPECT_FALSE(read_json(R"({"a": 1, "b": 2, "a": 3})"));
  EXPECT_FALSE(read_json(R"([{"a": 1, "\u0061": 3}])"));
  EXPECT_TRUE(read_json(R"({"a": 1, "A": {"a": 2}})"));
}

TEST(Json, HasNoMoreThanItsGrammar) {
  for (const char* text : {"", " ", "{", "[1,]", "{\"a\":1,}", "{'a': 1}", "[1] x", "// x\n[]",
                           "\xEF\xBB\xBF[]", "[NaN]", "[01]", "\"\\ud800\"", "\"\n\"", "[1e999]"})
    EXPECT_FALSE(read_json(text)) << text;
}

TEST(Json, IsUtf8) {
  EXPECT_TRUE(read_json("\"\xC3\xA9\""));
  EXPECT_FALSE(read_json("\"\xC3\""));
  EXPECT_FALSE(read_json("\"\xFF\""));
  EXPECT_FALSE(read_json("\"\xED\xA0\x80\""));
}

TEST(Json, HasALimitOfDepth) {
  EXPECT_TRUE(read_json(nested(deepest_json)));
  EXPECT_FALSE(read_json(nested(deepest_json + 1)));
  EXPECT_FALSE(read_json(nested(65536)));
}

}  // namespace rollcall::policy
