#include <gtest/gtest.h>

#include <algorithm>

#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using nlohmann::json;
using test::ActionsWorld;

class Policies : public ::testing::Test {
 protected:
  json findings(const std::string& document, const std::string& type = "Inline") {
    return world.must(alice, "ValidatePolicy",
                      {{"PolicyDocument", document}, {"PolicyType", type}})["Findings"];
  }

  ActionsWorld world;
  ActionsWorld::Caller alice = world.a_user("alice");
};

TEST_F(Policies, AreToldEverythingThatIsWrongWithThem) {
  const json found = findings(R"({
  "Version": "2012-10-17",
  "Statement": {"Effect": "Permit", "Action": "GetUser"}
})");
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0]["IssueCode"], "MISSING_RESOURCE");
  EXPECT_EQ(found[1], (json{{"FindingType", "ERROR"},
                            {"IssueCode", "INVALID_EFFECT"},
                            {"FindingDetails", "An effect is Allow or Deny, written so."},
                            {"Expected", {"Allow", "Deny"}},
                            {"Locations",
                             {{{"Span",
                                {{"Start", {{"Line", 3}, {"Column", 27}, {"Offset", 55}}},
                                 {"End", {{"Line", 3}, {"Column", 35}, {"Offset", 63}}}}}}}}}));
  EXPECT_EQ(found[2]["IssueCode"], "INVALID_ACTION");
}

TEST_F(Policies, AreJudgedAsWhatTheyAreToBe) {
  constexpr const char* without_version =
      R"({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})";
  EXPECT_EQ(findings(without_version), json::array());
  EXPECT_EQ(findings(without_version, "Managed").at(0).at("IssueCode"), "INVALID_VERSION");
  EXPECT_EQ(findings(without_version, "Trust").size(), 3U);
  constexpr const char* other_address = R"({"Statement": {"Effect": "Allow", "Action": "*",
      "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": "somewhere"}}}})";
  EXPECT_EQ(findings(other_address).at(0).at("IssueCode"), "TYPE_MISMATCH");
  EXPECT_EQ(findings(other_address, "Session"), json::array());
}

TEST_F(Policies, AreWrittenInTermsThatTheServerKnows) {
  const json terms = world.must(alice, "ListPolicyTerms");
  const auto has = [&](const char* list, const json& term) {
    return std::ranges::find(terms.at(list), term) != terms.at(list).end();
  };
  EXPECT_EQ(terms.at("ActionNames").size(), catalog().size());
  EXPECT_TRUE(has("ActionNames", "iam:GetCredentialReport"));
  EXPECT_TRUE(has("ContextKeys", {{"ContextKeyName", "aws:SourceIp"}, {"ContextKeyType", "ip"}}));
  EXPECT_TRUE(has("ConditionOperators", "StringLike"));
}

}  // namespace
}  // namespace rollcall::actions
