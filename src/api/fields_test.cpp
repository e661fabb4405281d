#include "api/fields.h"

#include <gtest/gtest.h>

#include "iam/errors.h"

namespace rollcall::api {
namespace {

struct Pair {
  iam::TagKey key;
  iam::TagValue value;

  void fields(auto& field) {
    field("Value", value);
    field("Key", key);
  }
};

struct Everything {
  std::optional<iam::UserName> user_name;
  std::optional<iam::Path> path;
  std::optional<iam::AccessKeyId> access_key_id;
  std::optional<iam::Status> status;
  std::optional<iam::Bounded<1, 1000>> max_items;
  bool reset = false;
  std::optional<iam::Listed<Pair, 50>> tags;
  std::optional<iam::Listed<iam::TagKey, 50>> tag_keys;
  std::optional<iam::Password> password;

  void fields(auto& field) {
    field("UserName", user_name);
    field("Path", path);
    field("AccessKeyId", access_key_id);
    field("Status", status);
    field("MaxItems", max_items);
    field("PasswordResetRequired", reset);
    field("Tags", tags);
    field("TagKeys", tag_keys);
    field("Password", password);
  }
};

using Parameters = std::vector<std::pair<std::string, std::string>>;

// The error's message, behind its code; empty when all is well.
std::string complaint(const Parameters& parameters, Quoting quoting = Quoting::FieldOnly) {
  const Form form(parameters);
  Everything request;
  FieldReader reader(form);
  request.fields(reader);
  const auto result = reader.result(quoting);
  return result ? "" : std::string(result.error().kind->code) + ": " + result.error().message;
}

bool is_malformed(const Parameters& parameters) {
  return complaint(parameters).starts_with("MalformedInput");
}

const std::string at = " failed to satisfy constraint: ";

}  // namespace

TEST(Fields, ReadIntegersAsAwsDoes) {
  for (const char* good : {"1", "01", "+1", "0900", "1000"})
    EXPECT_EQ(complaint({{"MaxItems", good}}), "") << good;
  for (const char* bad : {"", " 1", "1 ", "\t1", "1.0", "1e0", "9e2", "2147483648", "+-1", "one"})
    EXPECT_TRUE(is_malformed({{"MaxItems", bad}})) << bad;
  EXPECT_EQ(complaint({{"MaxItems", "0"}}),
            "ValidationError: 1 validation error detected: Value at 'maxItems'" + at +
                "Member must have value greater than or equal to 1");
  EXPECT_EQ(complaint({{"MaxItems", "1001"}}),
            "ValidationError: 1 validation error detected: Value at 'maxItems'" + at +
                "Member must have value less than or equal to 1000");
}

TEST(Fields, ReadFourWordsAsBooleans) {
  for (const char* good : {"true", "false", "1", "0"})
    EXPECT_EQ(complaint({{"PasswordResetRequired", good}}), "") << good;
  for (const char* bad : {"True", "TRUE", " true", "", "null", "yes"})
    EXPECT_TRUE(is_malformed({{"PasswordResetRequired", bad}})) << bad;
}

TEST(Fields, ListTheWordsOfAnEnumeration) {
  EXPECT_EQ(complaint({{"Status", "active"}}),
            "ValidationError: 1 validation error detected: Value at 'status'" + at +
                "Member must satisfy enum value set: [Active, Inactive, Expired]");
}

TEST(Fields, UseIamsOwnSentenceOnlyWhereNothingElseIsWrong) {
  EXPECT_EQ(complaint({{"Path", "team/"}}), "ValidationError: " + std::string(iam::path_sentence));
  EXPECT_EQ(complaint({{"UserName", "a b"}}),
            "ValidationError: " + std::string(iam::user_name_sentence));
  EXPECT_EQ(complaint({{"UserName", std::string(65, '!')}}),
            "ValidationError: 1 validation error detected: Value at 'userName'" + at +
                "Member must have length less than or equal to 64");
}

TEST(Fields, AreMalformedBeforeTheyAreInvalid) {
  EXPECT_TRUE(is_malformed({{"UserName", "a b"}, {"MaxItems", "x"}}));
}

TEST(Fields, NameTheElementOfAList) {
  EXPECT_EQ(complaint({{"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "bad\nvalue"}}),
            "ValidationError: 1 validation error detected: Value at 'tags.1.member.value'" + at +
                R"(Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]*)");
  EXPECT_EQ(complaint({{"Tags.member.2.Key", "team"}, {"Tags.member.2.Value", ""}}),
            "ValidationError: 2 validation errors detected: Value at 'tags.1.member.value'" + at +
                "Member must not be null; Value at 'tags.1.member.key'" + at +
                "Member must not be null");
}

TEST(Fields, SayAllAnElementMustBeWhereOneTextOfAListIsWrong) {
  EXPECT_EQ(
      complaint({{"TagKeys.member.1", std::string(129, 'a')}}),
      "ValidationError: 1 validation error detected: Value at 'tagKeys'" + at +
          "Member must satisfy constraint: [Member must have length less than or equal to "
          "128, Member must have length greater than or equal to 1, Member must satisfy "
          R"(regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+, Member must not be null])");
}

TEST(Fields, CountAtMostTenErrors) {
  const std::string message =
      complaint({{"Tags.member.11.Key", "a"}, {"Tags.member.11.Value", ""}});
  EXPECT_TRUE(message.starts_with("ValidationError: 10 validation errors detected: ")) << message;
}

TEST(Fields, AreQuotedWithTheirValuesBySts) {
  EXPECT_EQ(complaint({{"AccessKeyId", "short"}}, Quoting::FieldAndValue),
            "ValidationError: 1 validation error detected: Value 'short' at 'accessKeyId'" + at +
                "Member must have length greater than or equal to 16");
}

TEST(Fields, NeverRepeatASecret) {
  const std::string message =
      complaint({{"Password", std::string(129, 'p')}}, Quoting::FieldAndValue);
  EXPECT_NE(message, "");
  EXPECT_EQ(message.find("ppp"), std::string::npos);
}

}  // namespace rollcall::api
