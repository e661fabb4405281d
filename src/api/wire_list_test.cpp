#include "api/wire_list.h"

#include <gtest/gtest.h>

#include "iam/errors.h"

namespace rollcall::api {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

Form with_indexes(const std::vector<std::string>& indexes) {
  Parameters parameters;
  for (const std::string& index : indexes)
    parameters.emplace_back("Tags.member." + index + ".Key", "key");
  return Form(parameters);
}

// How many elements the list has, or what is said of it.
std::string read(const std::vector<std::string>& indexes) {
  const auto list = read_list(with_indexes(indexes), "Tags", Elements::Structures);
  if (!list)
    return list.error().message;
  return std::to_string((*list)->size());
}

}  // namespace

TEST(WireList, IsAbsentEmptyOrFull) {
  EXPECT_FALSE(read_list(Form(), "Tags", Elements::Structures)->has_value());
  const auto empty = read_list(Form(Parameters{{"Tags", ""}}), "Tags", Elements::Structures);
  ASSERT_TRUE(empty->has_value());
  EXPECT_TRUE((*empty)->empty());
  EXPECT_EQ(read({"1", "2"}), "2");
}

TEST(WireList, CombinesTheSpellingsOfOneIndex) {
  const Form form(Parameters{{"Tags.member.01.Key", "team"}, {"Tags.member.1.Value", "a"}});
  const auto list = read_list(form, "Tags", Elements::Structures);
  ASSERT_EQ((*list)->size(), 1U);
  EXPECT_EQ((**list)[0].at("Key"), "team");
  EXPECT_EQ((**list)[0].at("Value"), "a");
}

TEST(WireList, LeavesGapsAsEmptyElements) {
  const auto list = read_list(with_indexes({"1", "3"}), "Tags", Elements::Structures);
  ASSERT_EQ((*list)->size(), 3U);
  EXPECT_TRUE((**list)[1].empty());
}

// The index sets that were captured from live AWS.
TEST(WireList, RefusesJumpsOfMoreThanTen) {
  EXPECT_EQ(read({"11"}), "11");
  EXPECT_EQ(read({"12"}), "Excessively sparse input would skip 11 list elements");
  EXPECT_EQ(read({"1", "12"}), "Excessively sparse input would skip 11 list elements");
  EXPECT_EQ(read({"12", "1"}), "Excessively sparse input would skip 11 list elements");
  EXPECT_EQ(read({"50"}), "Excessively sparse input would skip 49 list elements");
  EXPECT_EQ(read({"1", "8", "15"}), "15");
  EXPECT_EQ(read({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "21"}),
            "Excessively sparse input would skip 11 list elements");
  EXPECT_EQ(read({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "22"}),
            "Excessively sparse input would skip 12 list elements");
  EXPECT_NE(read({"99999999999999999999"}), "0");
}

TEST(WireList, RefusesIndexesThatAreNone) {
  EXPECT_EQ(read({"0"}), "0 is not a valid index");
  EXPECT_EQ(read({"-1"}), "Key -1 may not have a leading '-'");
  EXPECT_EQ(read({"1.0"}), "Two index elements may not occur back to back");
}

TEST(WireList, MakesOneNullStructureOfAWordInPlaceOfAnIndex) {
  for (const char* word : {"one", "+1"}) {
    const auto list = read_list(with_indexes({word}), "Tags", Elements::Structures);
    ASSERT_EQ((*list)->size(), 1U) << word;
    EXPECT_TRUE((**list)[0].empty()) << word;
  }
}

TEST(WireList, RefusesAWordInPlaceOfAnIndexOfTexts) {
  const auto list =
      read_list(Form(Parameters{{"TagKeys.member.one", "team"}}), "TagKeys", Elements::Texts);
  ASSERT_FALSE(list.has_value());
  EXPECT_EQ(list.error().kind, &iam::errors::malformed_input);
  EXPECT_EQ(list.error().message, "Start of list found where not expected");
}

}  // namespace rollcall::api
