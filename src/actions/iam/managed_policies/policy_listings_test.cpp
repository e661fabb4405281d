#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "iam/arn.h"
#include "policy/managed_policy.h"
#include "support/actions_world.h"
#include "support/policy_holders.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::document;
using test::Parameters;
using Names = std::vector<std::string>;

// Four policies of the account: one unused, one attached to a user, a group and a role, one that
// bounds the user, and one that is attached to the group and bounds the role.
class PolicyListings : public ::testing::Test {
 protected:
  PolicyListings() {
    for (const char* name : {"unused", "Attached", "boundary", "both"})
      must("CreatePolicy",
           {{"PolicyName", name}, {"Path", "/team/"}, {"PolicyDocument", document("Allow")}});
    must("CreateUser",
         {{"UserName", "User"}, {"Path", "/x/"}, {"PermissionsBoundary", arn("boundary")}});
    must("CreateGroup", {{"GroupName", "Group"}, {"Path", "/x/y/"}});
    must("CreateRole", {{"RoleName", "Role"},
                        {"AssumeRolePolicyDocument", test::trust_in_a_service()},
                        {"PermissionsBoundary", arn("both")}});
    for (const std::string kind : {"User", "Group", "Role"})
      must("Attach" + kind + "Policy", {{kind + "Name", kind}, {"PolicyArn", arn("Attached")}});
    must("AttachGroupPolicy", {{"GroupName", "Group"}, {"PolicyArn", arn("both")}});
  }

  static std::string arn(const std::string& name) {
    return "arn:aws:iam::123456789012:policy/team/" + name;
  }

  nlohmann::json must(const std::string& action, const Parameters& parameters) {
    return world.must(world.root(), action, parameters);
  }

  Names policies(const Parameters& parameters) {
    Names names;
    const auto answer = must("ListPolicies", parameters);
    for (const auto& policy : answer["Policies"])
      names.push_back(policy["PolicyName"]);
    return names;
  }

  // "group Group", "user User", "role Role", in the order in which they are listed.
  static Names entities(const nlohmann::json& answer) {
    Names names;
    for (const std::string kind : {"Group", "User", "Role"})
      for (const auto& entity : answer["Policy" + kind + "s"])
        names.push_back(test::HolderKind{kind}.noun() + " " +
                        entity[kind + "Name"].get<std::string>());
    return names;
  }

  Names users_of(const std::string& policy, const Parameters& filters = {}) {
    Parameters parameters{{"PolicyArn", arn(policy)}};
    parameters.insert(parameters.end(), filters.begin(), filters.end());
    return entities(must("ListEntitiesForPolicy", parameters));
  }

  ActionsWorld world;
};

const Names everybody = {"group Group", "user User", "role Role"};

}  // namespace

TEST_F(PolicyListings, BeginWithTheAccountsOwnPoliciesByName) {
  const Names own = {"Attached", "both", "boundary", "unused"};
  EXPECT_EQ(policies({{"Scope", "Local"}}), own);
  Names all = own;
  for (const policy::ManagedPolicy& policy : policy::managed_policies())
    all.emplace_back(policy.name);
  EXPECT_EQ(policies({{"MaxItems", "1000"}}), all);
  EXPECT_EQ(policies({{"Scope", "All"}, {"MaxItems", "1000"}}), all);
  EXPECT_EQ(policies({{"Scope", "AWS"}, {"MaxItems", "1000"}}), Names(all.begin() + 4, all.end()));
}

TEST_F(PolicyListings, GoOnWhereAPageEnded) {
  for (const std::string& scope : {std::string("All"), std::string("Local"), std::string("AWS")}) {
    const Names all = policies({{"Scope", scope}, {"MaxItems", "1000"}});
    for (const std::string& size : {std::string("1"), std::string("3"), std::string("4")}) {
      Names found;
      Parameters parameters{{"Scope", scope}, {"MaxItems", size}};
      while (true) {
        const auto page = must("ListPolicies", parameters);
        for (const auto& policy : page["Policies"])
          found.push_back(policy["PolicyName"]);
        if (!page["IsTruncated"].get<bool>())
          break;
        ASSERT_EQ(std::to_string(page["Policies"].size()), size);
        parameters = {{"Scope", scope}, {"MaxItems", size}, {"Marker", page["Marker"]}};
      }
      EXPECT_EQ(found, all) << scope << " by " << size;
    }
  }
  EXPECT_EQ(world.refusal(world.root(), "ListPolicies",
                          {{"Marker", base::to_base64("policies:nowhere")}}),
            "400 ValidationError: Invalid Marker.");
}

TEST_F(PolicyListings, KnowWhatAPolicyIsUsedForOnlyWhereThoseInUseAreAskedFor) {
  const auto own = [&](const Parameters& more) {
    Parameters parameters{{"Scope", "Local"}, {"PathPrefix", "/team/"}};
    parameters.insert(parameters.end(), more.begin(), more.end());
    return policies(parameters);
  };
  const Parameters attached{{"OnlyAttached", "true"}};
  EXPECT_EQ(own({{"PolicyUsageFilter", "PermissionsBoundary"}}).size(), 4U);
  EXPECT_EQ(own({{"OnlyAttached", "false"}, {"PolicyUsageFilter", "PermissionsPolicy"}}).size(),
            4U);
  EXPECT_EQ(own(attached), (Names{"Attached", "both", "boundary"}));
  EXPECT_EQ(own({{"OnlyAttached", "true"}, {"PolicyUsageFilter", "PermissionsPolicy"}}),
            (Names{"Attached", "both"}));
  EXPECT_EQ(own({{"OnlyAttached", "true"}, {"PolicyUsageFilter", "PermissionsBoundary"}}),
            (Names{"both", "boundary"}));
  EXPECT_EQ(policies({{"Scope", "AWS"}, {"OnlyAttached", "true"}}), Names{});
}

TEST_F(PolicyListings, FindThoseInUseBehindAnyNumberOfOthers) {
  EXPECT_EQ(policies({{"Scope", "Local"},
                      {"OnlyAttached", "true"},
                      {"PolicyUsageFilter", "PermissionsBoundary"},
                      {"MaxItems", "1"}}),
            Names{"both"});
  for (int i = 0; i < 5; ++i)
    must("CreatePolicy",
         {{"PolicyName", "aaa" + std::to_string(i)}, {"PolicyDocument", document("Allow")}});
  const auto page =
      must("ListPolicies", {{"Scope", "Local"}, {"OnlyAttached", "true"}, {"MaxItems", "1"}});
  EXPECT_EQ(page["Policies"][0]["PolicyName"], "Attached");
  EXPECT_EQ(page["IsTruncated"], true);
}

TEST_F(PolicyListings, AreNarrowedToAPath) {
  must("CreatePolicy", {{"PolicyName", "elsewhere"}, {"PolicyDocument", document("Allow")}});
  EXPECT_EQ(policies({{"PathPrefix", "/team/"}}).size(), 4U);
  EXPECT_EQ(policies({{"PathPrefix", "/tea/"}}).size(), 0U);
}

TEST_F(PolicyListings, CountAttachmentsAndBoundariesApart) {
  const auto counts = [&](const std::string& name) {
    const auto policy = must("GetPolicy", {{"PolicyArn", arn(name)}})["Policy"];
    return std::pair(policy["AttachmentCount"].get<int>(),
                     policy["PermissionsBoundaryUsageCount"].get<int>());
  };
  EXPECT_EQ(counts("unused"), std::pair(0, 0));
  EXPECT_EQ(counts("Attached"), std::pair(3, 0));
  EXPECT_EQ(counts("boundary"), std::pair(0, 1));
  EXPECT_EQ(counts("both"), std::pair(1, 1));
}

TEST_F(PolicyListings, NameThoseWhoHaveAPolicy) {
  EXPECT_EQ(users_of("unused"), Names{});
  EXPECT_EQ(users_of("Attached"), everybody);
  EXPECT_EQ(users_of("boundary"), Names{"user User"});
  EXPECT_EQ(users_of("both"), (Names{"group Group", "role Role"}));
  const auto listed = must("ListEntitiesForPolicy", {{"PolicyArn", arn("boundary")}});
  const auto user = must("GetUser", {{"UserName", "User"}})["User"];
  EXPECT_EQ(listed["PolicyUsers"],
            nlohmann::json::array({{{"UserName", "User"}, {"UserId", user["UserId"]}}}));
}

TEST_F(PolicyListings, NameThoseOfOneKindUseOrPath) {
  EXPECT_EQ(users_of("both", {{"PolicyUsageFilter", "PermissionsPolicy"}}), Names{"group Group"});
  EXPECT_EQ(users_of("both", {{"PolicyUsageFilter", "PermissionsBoundary"}}), Names{"role Role"});
  EXPECT_EQ(users_of("Attached", {{"EntityFilter", "Role"}}), Names{"role Role"});
  EXPECT_EQ(users_of("both", {{"EntityFilter", "User"}}), Names{});
  EXPECT_EQ(users_of("Attached", {{"EntityFilter", "LocalManagedPolicy"}}), Names{});
  EXPECT_EQ(users_of("Attached", {{"PathPrefix", "/x/"}}), (Names{"group Group", "user User"}));
  EXPECT_EQ(users_of("Attached", {{"PathPrefix", "/x/y/"}}), Names{"group Group"});
}

TEST_F(PolicyListings, NameOnceWhoHasAPolicyInBothWays) {
  must("AttachUserPolicy", {{"UserName", "User"}, {"PolicyArn", arn("boundary")}});
  EXPECT_EQ(users_of("boundary"), Names{"user User"});
}

TEST_F(PolicyListings, NameThoseWhoHaveAPolicyInPages) {
  for (const char* name : {"b", "A", "c"})
    must("CreateUser", {{"UserName", name}, {"PermissionsBoundary", arn("Attached")}});
  const Names all = users_of("Attached");
  EXPECT_EQ(all, (Names{"group Group", "user A", "user b", "user c", "user User", "role Role"}));
  for (const std::string& size : {std::string("1"), std::string("2"), std::string("5")}) {
    Names found;
    Parameters parameters{{"PolicyArn", arn("Attached")}, {"MaxItems", size}};
    while (true) {
      const auto page = must("ListEntitiesForPolicy", parameters);
      std::ranges::copy(entities(page), std::back_inserter(found));
      if (!page["IsTruncated"].get<bool>())
        break;
      parameters = {{"PolicyArn", arn("Attached")}, {"MaxItems", size}, {"Marker", page["Marker"]}};
    }
    EXPECT_EQ(found, all) << size;
  }
}

TEST_F(PolicyListings, AreAuthorisedOnEverything) {
  const auto caller = world.a_user("caller");
  EXPECT_EQ(world.refusal(caller, "ListPolicies"),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/caller is not authorized to "
            "perform: iam:ListPolicies on resource: policy path / because no identity-based policy "
            "allows the iam:ListPolicies action");
}

}  // namespace rollcall::actions
