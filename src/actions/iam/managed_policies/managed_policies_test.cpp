#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "iam/arn.h"
#include "policy/managed_policy.h"
#include "support/actions_world.h"
#include "support/policy_holders.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::document;
using test::Parameters;
using ::testing::UnorderedElementsAre;

const std::string of_every_account(iam::administrator_access_arn);
const std::string unknown = "arn:aws:iam::123456789012:policy/unknown";
using Names = std::vector<std::string>;

// An account without policies of its own, and root to make them.
class ManagedPolicies : public ::testing::Test {
 protected:
  nlohmann::json must(const std::string& action, const Parameters& parameters) {
    return world.must(world.root(), action, parameters);
  }

  std::string refusal(const std::string& action, const Parameters& parameters) {
    return world.refusal(world.root(), action, parameters);
  }

  // The ARN of a new policy.
  std::string a_policy(const std::string& name, const std::string& path = "/") {
    return must("CreatePolicy", {{"PolicyName", name},
                                 {"Path", path},
                                 {"PolicyDocument", document("Allow")}})["Policy"]["Arn"];
  }

  std::string a_version(const std::string& arn, const std::string& as_default = "false") {
    return must("CreatePolicyVersion",
                {{"PolicyArn", arn},
                 {"PolicyDocument", document("Deny")},
                 {"SetAsDefault", as_default}})["PolicyVersion"]["VersionId"];
  }

  nlohmann::json get(const std::string& arn) {
    return must("GetPolicy", {{"PolicyArn", arn}})["Policy"];
  }

  Names versions(const std::string& arn, const Parameters& page = {}) {
    Parameters parameters{{"PolicyArn", arn}};
    parameters.insert(parameters.end(), page.begin(), page.end());
    Names found;
    const auto answer = must("ListPolicyVersions", parameters);
    for (const auto& version : answer["Versions"])
      found.push_back(version["VersionId"]);
    return found;
  }

  std::string deletion(const std::string& arn) {
    return refusal("DeletePolicy", {{"PolicyArn", arn}});
  }

  ActionsWorld world;
};

}  // namespace

TEST_F(ManagedPolicies, AreShownWithoutTheirDocuments) {
  const auto made = must("CreatePolicy", {{"PolicyName", "Look"},
                                          {"Path", "/team/"},
                                          {"Description", "to look at users"},
                                          {"PolicyDocument", document("Allow")}})["Policy"];
  const std::string arn = "arn:aws:iam::123456789012:policy/team/Look";
  EXPECT_THAT(made["PolicyId"].get<std::string>(), ::testing::MatchesRegex("ANPA[A-Z2-7]{17}"));
  nlohmann::json expected = {{"PolicyName", "Look"},
                             {"PolicyId", made["PolicyId"]},
                             {"Arn", arn},
                             {"Path", "/team/"},
                             {"DefaultVersionId", "v1"},
                             {"AttachmentCount", 0},
                             {"PermissionsBoundaryUsageCount", 0},
                             {"IsAttachable", true},
                             {"CreateDate", base::to_epoch(world.now)},
                             {"UpdateDate", base::to_epoch(world.now)}};
  EXPECT_EQ(made, expected);
  EXPECT_EQ(must("ListPolicies", {{"Scope", "Local"}})["Policies"],
            nlohmann::json::array({expected}));
  expected["Description"] = "to look at users";
  expected["Tags"] = nlohmann::json::array();
  EXPECT_EQ(get(arn), expected);
}

TEST_F(ManagedPolicies, WithoutADescriptionHaveNoneInAnyAnswer) {
  const std::string arn = a_policy("Look");
  EXPECT_FALSE(get(arn).contains("Description"));
  for (const auto& policy : must("ListPolicies", {})["Policies"])
    EXPECT_FALSE(policy.contains("Description"));
}

TEST_F(ManagedPolicies, MustBeOfTheNewestVersion) {
  const std::string arn = a_policy("Look");
  for (const std::string version : {"", R"("Version": "2008-10-17", )"}) {
    const std::string old = "{" + version + R"("Statement": {"Effect": "Allow", "Action": "s3:*",
                                              "Resource": "*"}})";
    const std::string refused =
        "400 MalformedPolicyDocument: Policy document must be version 2012-10-17 or greater.";
    EXPECT_EQ(refusal("CreatePolicy", {{"PolicyName", "old"}, {"PolicyDocument", old}}), refused);
    EXPECT_EQ(refusal("CreatePolicyVersion", {{"PolicyArn", arn}, {"PolicyDocument", old}}),
              refused);
  }
}

TEST_F(ManagedPolicies, HaveNamesThatDifferInMoreThanCaseAndPath) {
  a_policy("Look");
  EXPECT_EQ(
      refusal("CreatePolicy",
              {{"PolicyName", "lOOK"}, {"Path", "/team/"}, {"PolicyDocument", document("Allow")}}),
      "409 EntityAlreadyExists: A policy called lOOK already exists. Duplicate names are not "
      "allowed.");
}

TEST_F(ManagedPolicies, AreReadBeforeTheyAreKept) {
  EXPECT_EQ(refusal("CreatePolicy", {{"PolicyName", "bad"}, {"PolicyDocument", "{"}}),
            "400 MalformedPolicyDocument: Syntax errors in policy.");
  const std::string arn = a_policy("good");
  EXPECT_EQ(refusal("CreatePolicyVersion", {{"PolicyArn", arn}, {"PolicyDocument", "{"}}),
            "400 MalformedPolicyDocument: Syntax errors in policy.");
  EXPECT_EQ(versions(arn), Names{"v1"});
}

TEST_F(ManagedPolicies, HaveASizeInWhichWhiteSpaceDoesNotCount) {
  std::string bare = document("Allow");
  std::erase(bare, ' ');
  ActionsWorld small(iam::Quotas{.policies = 1, .policy_size = bare.size()});
  const auto make = [&](const std::string& name, const std::string& text) {
    return small.refusal(small.root(), "CreatePolicy",
                         {{"PolicyName", name}, {"PolicyDocument", text}});
  };
  std::string longer = document("Allow");
  longer.insert(longer.find("GetUser"), "*");
  EXPECT_EQ(make("longer", longer), "409 LimitExceeded: Cannot exceed quota for PolicySize: " +
                                        std::to_string(bare.size()));
  EXPECT_EQ(make("fits", document("Allow") + std::string(1000, ' ')), "Success");
  EXPECT_EQ(make("one-too-many", document("Allow")),
            "409 LimitExceeded: Cannot exceed quota for PoliciesPerAccount: 1");
  EXPECT_EQ(
      small.refusal(
          small.root(), "CreatePolicyVersion",
          {{"PolicyArn", "arn:aws:iam::123456789012:policy/fits"}, {"PolicyDocument", longer}}),
      "409 LimitExceeded: Cannot exceed quota for PolicySize: " + std::to_string(bare.size()));
}

TEST_F(ManagedPolicies, GiveTheirVersionsNumbersThatAreNeverGivenAgain) {
  const std::string arn = a_policy("Look");
  for (const char* id : {"v2", "v3", "v4", "v5"})
    EXPECT_EQ(a_version(arn), id);
  EXPECT_EQ(
      refusal("CreatePolicyVersion", {{"PolicyArn", arn}, {"PolicyDocument", document("Deny")}}),
      "409 LimitExceeded: A managed policy can have up to 5 versions. Before you create a new "
      "version, you must delete an existing version.");
  must("DeletePolicyVersion", {{"PolicyArn", arn}, {"VersionId", "v5"}});
  EXPECT_EQ(a_version(arn), "v6");
  EXPECT_EQ(versions(arn), (Names{"v6", "v4", "v3", "v2", "v1"}));
}

TEST_F(ManagedPolicies, ListTheirVersionsInPages) {
  const std::string arn = a_policy("Look");
  a_version(arn);
  a_version(arn);
  const auto first = must("ListPolicyVersions", {{"PolicyArn", arn}, {"MaxItems", "2"}});
  EXPECT_EQ(first["IsTruncated"], true);
  EXPECT_EQ(first["Versions"][0], nlohmann::json({{"VersionId", "v3"},
                                                  {"IsDefaultVersion", false},
                                                  {"CreateDate", base::to_epoch(world.now)}}));
  EXPECT_EQ(versions(arn, {{"Marker", first["Marker"]}}), Names{"v1"});
}

TEST_F(ManagedPolicies, ShowTheDocumentOfEachVersion) {
  const std::string arn = a_policy("Look");
  world.now += std::chrono::hours{1};
  const auto made = must(
      "CreatePolicyVersion",
      {{"PolicyArn", arn}, {"PolicyDocument", document("Deny") + " \n"}, {"SetAsDefault", "true"}});
  nlohmann::json expected = {
      {"VersionId", "v2"}, {"IsDefaultVersion", true}, {"CreateDate", base::to_epoch(world.now)}};
  EXPECT_EQ(made["PolicyVersion"], expected);
  expected["Document"] = base::percent_encode(document("Deny") + " \n");
  EXPECT_EQ(must("GetPolicyVersion", {{"PolicyArn", arn}, {"VersionId", "v2"}})["PolicyVersion"],
            expected);
  EXPECT_EQ(must("GetPolicyVersion",
                 {{"PolicyArn", arn}, {"VersionId", "v1"}})["PolicyVersion"]["IsDefaultVersion"],
            false);
  EXPECT_EQ(get(arn)["DefaultVersionId"], "v2");
  EXPECT_EQ(get(arn)["UpdateDate"], base::to_epoch(world.now));
  EXPECT_EQ(get(arn)["CreateDate"], base::to_epoch(world.now) - 3600);
}

TEST_F(ManagedPolicies, KeepTheVersionThatIsInForce) {
  const std::string arn = a_policy("Look");
  a_version(arn);
  const auto erase = [&](const std::string& version) {
    return refusal("DeletePolicyVersion", {{"PolicyArn", arn}, {"VersionId", version}});
  };
  const std::string refused = "409 DeleteConflict: Cannot delete the default version of a policy.";
  EXPECT_EQ(erase("v1"), refused);
  must("SetDefaultPolicyVersion", {{"PolicyArn", arn}, {"VersionId", "v2"}});
  EXPECT_EQ(erase("v2"), refused);
  EXPECT_EQ(erase("v1"), "Success");
}

TEST_F(ManagedPolicies, SayWhichVersionTheyDoNotHave) {
  const std::string arn = a_policy("Look");
  for (const char* action :
       {"GetPolicyVersion", "DeletePolicyVersion", "SetDefaultPolicyVersion"}) {
    for (const std::string& version : {std::string("v9"), std::string("v1.x")})
      EXPECT_EQ(refusal(action, {{"PolicyArn", arn}, {"VersionId", version}}),
                "404 NoSuchEntity: Policy " + arn + " version " + version +
                    " does not exist or is not attachable.");
    EXPECT_EQ(
        refusal(action, {{"PolicyArn", unknown}, {"VersionId", "v1"}}),
        "404 NoSuchEntity: Policy " + unknown + " version v1 does not exist or is not attachable.");
  }
}

TEST_F(ManagedPolicies, ThatDoNotExistAreNamed) {
  const Parameters parameters{{"PolicyArn", unknown},
                              {"PolicyDocument", document("Allow")},
                              {"Tags.member.1.Key", "team"},
                              {"Tags.member.1.Value", "one"},
                              {"TagKeys.member.1", "team"}};
  Parameters no_arn = parameters;
  no_arn[0].second = "this-is-no-arn-at-all";
  for (const char* action :
       {"GetPolicy", "DeletePolicy", "CreatePolicyVersion", "ListPolicyVersions", "TagPolicy",
        "UntagPolicy", "ListPolicyTags", "ListEntitiesForPolicy"}) {
    EXPECT_EQ(refusal(action, parameters),
              "404 NoSuchEntity: Policy " + unknown + " was not found.");
    EXPECT_EQ(refusal(action, no_arn),
              "400 ValidationError: ARN this-is-no-arn-at-all is not valid.");
  }
}

TEST_F(ManagedPolicies, AreNotDeletedWhileTheyAreUsedOrHaveVersions) {
  const std::string arn = a_policy("Look");
  world.a_user("alice");
  const std::string in_use = "409 DeleteConflict: Cannot delete a policy attached to entities.";
  must("AttachUserPolicy", {{"UserName", "alice"}, {"PolicyArn", arn}});
  EXPECT_EQ(deletion(arn), in_use);
  must("DetachUserPolicy", {{"UserName", "alice"}, {"PolicyArn", arn}});
  must("PutUserPermissionsBoundary", {{"UserName", "alice"}, {"PermissionsBoundary", arn}});
  EXPECT_EQ(deletion(arn), in_use);
  must("DeleteUserPermissionsBoundary", {{"UserName", "alice"}});
  a_version(arn, "true");
  EXPECT_EQ(
      deletion(arn),
      "409 DeleteConflict: This policy has more than one version. Before you delete a policy, "
      "you must delete the policy's versions. The default version is deleted with the "
      "policy.");
  must("DeletePolicyVersion", {{"PolicyArn", arn}, {"VersionId", "v1"}});
  EXPECT_EQ(deletion(arn), "Success");
  EXPECT_EQ(refusal("GetPolicy", {{"PolicyArn", arn}}),
            "404 NoSuchEntity: Policy " + arn + " was not found.");
  EXPECT_EQ(a_policy("Look"), arn);
  EXPECT_EQ(versions(arn), Names{"v1"});
}

TEST_F(ManagedPolicies, OfEveryAccountCanBeReadAndNotChanged) {
  const policy::ManagedPolicy& known = *policy::find_managed_policy(of_every_account);
  const auto shown = get(of_every_account);
  EXPECT_EQ(shown["PolicyName"], "AdministratorAccess");
  EXPECT_EQ(shown["Description"], known.description);
  EXPECT_EQ(shown["Tags"], nlohmann::json::array());
  const std::string version(known.version_id);
  EXPECT_EQ(versions(of_every_account), Names{version});
  EXPECT_EQ(must("GetPolicyVersion", {{"PolicyArn", of_every_account},
                                      {"VersionId", version}})["PolicyVersion"]["Document"],
            base::percent_encode(std::string(known.document)));
  const Parameters parameters{{"PolicyArn", of_every_account},       {"VersionId", version},
                              {"PolicyDocument", document("Allow")}, {"Tags.member.1.Key", "team"},
                              {"Tags.member.1.Value", "one"},        {"TagKeys.member.1", "team"}};
  for (const char* action : {"DeletePolicy", "CreatePolicyVersion", "DeletePolicyVersion",
                             "SetDefaultPolicyVersion", "TagPolicy", "UntagPolicy"})
    EXPECT_EQ(refusal(action, parameters), "403 AccessDenied: Policy is outside your own account.")
        << action;
}

TEST_F(ManagedPolicies, HaveTagsWhoseKeysKnowTheirCase) {
  const std::string arn = must("CreatePolicy", {{"PolicyName", "tagged"},
                                                {"PolicyDocument", document("Allow")},
                                                {"Tags.member.1.Key", "team"},
                                                {"Tags.member.1.Value", "one"}})["Policy"]["Arn"];
  must("TagPolicy", {{"PolicyArn", arn},
                     {"Tags.member.1.Key", "Team"},
                     {"Tags.member.1.Value", "two"},
                     {"Tags.member.2.Key", "team"},
                     {"Tags.member.2.Value", "three"}});
  const auto tags = [&] { return must("ListPolicyTags", {{"PolicyArn", arn}})["Tags"]; };
  const auto tag = [](const std::string& key, const std::string& value) {
    return nlohmann::json{{"Key", key}, {"Value", value}};
  };
  EXPECT_THAT(tags(), UnorderedElementsAre(tag("team", "three"), tag("Team", "two")));
  EXPECT_EQ(get(arn)["Tags"], tags());
  must("UntagPolicy", {{"PolicyArn", arn}, {"TagKeys.member.1", "team"}});
  EXPECT_THAT(tags(), UnorderedElementsAre(tag("Team", "two")));
}

TEST_F(ManagedPolicies, RefuseTheSameTagTwice) {
  const Parameters twice{{"PolicyName", "tagged"},      {"PolicyDocument", document("Allow")},
                         {"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"},
                         {"Tags.member.2.Key", "team"}, {"Tags.member.2.Value", "two"}};
  EXPECT_EQ(refusal("CreatePolicy", twice), "400 InvalidInput: Duplicate tag keys found.");
}

TEST_F(ManagedPolicies, AreAuthorisedOnTheirArnAndByTheirTags) {
  const auto caller = world.a_user("caller");
  world.put_policy("caller", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:*", "Resource": "arn:aws:iam::123456789012:policy/team/*",
      "Condition": {"StringEquals": {"aws:ResourceTag/team": "one"}}}})");
  const std::string mine = a_policy("mine", "/team/");
  const std::string other = a_policy("other", "/team/");
  must("TagPolicy",
       {{"PolicyArn", mine}, {"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"}});
  EXPECT_EQ(world.refusal(caller, "GetPolicy", {{"PolicyArn", mine}}), "Success");
  EXPECT_EQ(world.refusal(caller, "GetPolicy", {{"PolicyArn", other}}),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/caller is not authorized to "
            "perform: iam:GetPolicy on resource: policy " +
                other + " because no identity-based policy allows the iam:GetPolicy action");
}

}  // namespace rollcall::actions
