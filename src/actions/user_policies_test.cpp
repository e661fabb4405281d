#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "iam/arn.h"
#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string administrator_access(iam::administrator_access_arn);

// A document that allows to look at users, with its Effect in one place.
std::string document(const std::string& effect) {
  return R"({"Version": "2012-10-17", "Statement": [{"Effect": ")" + effect +
         R"(", "Action": "iam:GetUser", "Resource": "*"}]})";
}

// Alice, who may do nothing, and an administrator to change that.
class UserPolicies : public ::testing::Test {
 protected:
  std::string put(const std::string& name, const std::string& text) {
    return world.refusal(admin, "PutUserPolicy",
                         {{"UserName", "Alice"}, {"PolicyName", name}, {"PolicyDocument", text}});
  }

  std::string named(const std::string& action, const std::string& policy) {
    return world.refusal(admin, action, {{"UserName", "alice"}, {"PolicyName", policy}});
  }

  std::string managed(const std::string& action, const std::string& arn) {
    return world.refusal(admin, action, {{"UserName", "alice"}, {"PolicyArn", arn}});
  }

  nlohmann::json names() {
    return world.must(admin, "ListUserPolicies", {{"UserName", "alice"}})["PolicyNames"];
  }

  std::string look() { return world.call(alice, "GetUser").code; }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
  ActionsWorld::Caller alice = world.a_user("Alice");
};

}  // namespace

TEST_F(UserPolicies, ComeBackExactlyAsTheyWerePut) {
  const std::string text = document("Allow") + " \n\t ";
  EXPECT_EQ(put("look", text), "Success");
  const auto got =
      world.must(admin, "GetUserPolicy", {{"UserName", "ALICE"}, {"PolicyName", "look"}});
  EXPECT_EQ(got["UserName"], "Alice");
  EXPECT_EQ(got["PolicyName"], "look");
  EXPECT_EQ(got["PolicyDocument"], base::percent_encode(text));
}

TEST_F(UserPolicies, HaveTheirEffectAtOnce) {
  EXPECT_EQ(look(), "AccessDenied");
  put("look", document("Allow"));
  EXPECT_EQ(look(), "Success");
  put("never", document("Deny"));
  EXPECT_EQ(look(), "AccessDenied");
  EXPECT_EQ(named("DeleteUserPolicy", "never"), "Success");
  EXPECT_EQ(look(), "Success");
}

TEST_F(UserPolicies, AreOneWhateverTheCaseOfTheirName) {
  put("MixedName", document("Allow"));
  put("mixedname", document("Deny"));
  EXPECT_EQ(names(), nlohmann::json({"MixedName"}));
  const auto got =
      world.must(admin, "GetUserPolicy", {{"UserName", "alice"}, {"PolicyName", "MIXEDNAME"}});
  EXPECT_EQ(got["PolicyName"], "MIXEDNAME");
  EXPECT_EQ(got["PolicyDocument"], base::percent_encode(document("Deny")));
  EXPECT_EQ(named("DeleteUserPolicy", "mIxEdNaMe"), "Success");
  EXPECT_EQ(names(), nlohmann::json::array());
}

TEST_F(UserPolicies, ThatAreNotThereAreNamed) {
  for (const char* action : {"GetUserPolicy", "DeleteUserPolicy"}) {
    EXPECT_EQ(named(action, "none"),
              "404 NoSuchEntity: The user policy with name none cannot be found.");
    EXPECT_EQ(world.refusal(admin, action, {{"UserName", "bob"}, {"PolicyName", "none"}}),
              "404 NoSuchEntity: The user with name bob cannot be found.");
  }
}

TEST_F(UserPolicies, AreReadBeforeTheyAreKept) {
  EXPECT_EQ(put("bad", "{"), "400 MalformedPolicyDocument: Syntax errors in policy.");
  EXPECT_THAT(
      put("conditional", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}})"),
      ::testing::AllOf(StartsWith("400 MalformedPolicyDocument: "), HasSubstr("Condition")));
  EXPECT_EQ(names(), nlohmann::json::array());
}

TEST_F(UserPolicies, HaveOneQuotaTogetherInWhichWhiteSpaceDoesNotCount) {
  const std::string base_document = document("Allow");
  const auto size_of = [](std::string text) {
    std::erase(text, ' ');
    return text.size();
  };
  const auto padded = [&](std::size_t size) {
    const std::string sid = R"("Sid": "", )";
    std::string text = base_document;
    text.insert(
        text.find("\"Effect\""),
        R"("Sid": ")" + std::string(size - size_of(base_document) - size_of(sid), 'x') + R"(", )");
    return text + std::string(5000, ' ');
  };
  EXPECT_EQ(put("one", padded(1048)), "Success");
  EXPECT_EQ(put("two", padded(1001)),
            "409 LimitExceeded: Maximum policy size of 2048 bytes exceeded for user Alice");
  EXPECT_EQ(put("two", padded(1000)), "Success");
  EXPECT_EQ(put("ONE", padded(1048)), "Success");  // takes its own place
  EXPECT_EQ(put("ONE", padded(1049)),
            "409 LimitExceeded: Maximum policy size of 2048 bytes exceeded for user Alice");
}

TEST_F(UserPolicies, AreListedInPages) {
  for (const char* name : {"b", "A", "c"})
    put(name, document("Allow"));
  const auto first =
      world.must(admin, "ListUserPolicies", {{"UserName", "alice"}, {"MaxItems", "2"}});
  EXPECT_EQ(first["PolicyNames"], nlohmann::json({"A", "b"}));
  EXPECT_TRUE(first["IsTruncated"].get<bool>());
  const auto rest =
      world.must(admin, "ListUserPolicies", {{"UserName", "alice"}, {"Marker", first["Marker"]}});
  EXPECT_EQ(rest["PolicyNames"], nlohmann::json({"c"}));
  EXPECT_FALSE(rest["IsTruncated"].get<bool>());
}

TEST_F(UserPolicies, OfTheServerAreAttachedAndDetached) {
  EXPECT_EQ(managed("AttachUserPolicy", administrator_access), "Success");
  EXPECT_EQ(managed("AttachUserPolicy", administrator_access), "Success");
  EXPECT_EQ(world.must(alice, "ListAttachedUserPolicies", {{"UserName", "alice"}}),
            nlohmann::json(
                {{"AttachedPolicies",
                  {{{"PolicyName", "AdministratorAccess"}, {"PolicyArn", administrator_access}}}},
                 {"IsTruncated", false}}));
  EXPECT_EQ(managed("DetachUserPolicy", administrator_access), "Success");
  EXPECT_EQ(look(), "AccessDenied");
  EXPECT_EQ(managed("DetachUserPolicy", administrator_access),
            "404 NoSuchEntity: Policy " + administrator_access + " was not found.");
}

TEST_F(UserPolicies, OfTheServerAreListedByPath) {
  managed("AttachUserPolicy", administrator_access);
  const auto under = [&](const std::string& prefix) {
    return world
        .must(admin, "ListAttachedUserPolicies",
              {{"UserName", "alice"}, {"PathPrefix", prefix}})["AttachedPolicies"]
        .size();
  };
  EXPECT_EQ(under("/"), 1U);
  EXPECT_EQ(under("/job-function/"), 0U);
}

TEST_F(UserPolicies, ThatNobodyKnowsAreNotAttached) {
  const std::string unknown = "arn:aws:iam::123456789012:policy/nonexistent";
  EXPECT_EQ(managed("AttachUserPolicy", unknown),
            "404 NoSuchEntity: Policy " + unknown + " does not exist or is not attachable.");
  for (const char* action : {"AttachUserPolicy", "DetachUserPolicy"})
    EXPECT_EQ(managed(action, "this-is-no-arn-at-all"),
              "400 ValidationError: ARN this-is-no-arn-at-all is not valid.");
  EXPECT_EQ(managed("AttachUserPolicy", "short"),
            "400 ValidationError: 1 validation error detected: Value at 'policyArn' failed to "
            "satisfy constraint: Member must have length greater than or equal to 20");
}

TEST_F(UserPolicies, OfTheServerHaveAQuota) {
  ActionsWorld small(iam::Quotas{.attached_policies_per_user = 0});
  small.must(small.root(), "CreateUser", {{"UserName", "alice"}});
  EXPECT_EQ(small.refusal(small.root(), "AttachUserPolicy",
                          {{"UserName", "alice"}, {"PolicyArn", administrator_access}}),
            "409 LimitExceeded: Cannot exceed quota for PoliciesPerUser: 0");
}

}  // namespace rollcall::actions
