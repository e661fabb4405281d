#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "iam/arn.h"
#include "support/actions_world.h"
#include "support/policy_holders.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;

constexpr iam::AccountId elsewhere{210'987'654'321};

// A user and a role of this account, a user of another one, and a role whose trust policy is
// written anew.
class TrustedPrincipals : public ::testing::Test {
 protected:
  TrustedPrincipals() {
    must("CreateUser", {{"UserName", "Alice"}, {"Path", "/team/"}});
    must("CreateRole",
         {{"RoleName", "Helper"}, {"AssumeRolePolicyDocument", test::trust_in_a_service()}});
    must("CreateRole",
         {{"RoleName", "Auditor"}, {"AssumeRolePolicyDocument", test::trust_in_a_service()}});
    world.store().add_account({.id = elsewhere,
                               .created = world.now,
                               .root_email = "root@example.org",
                               .alias = {},
                               .report_edition = {}});
    world.store().change(elsewhere, [&](store::Tables& tables) {
      tables.users.insert({.account = elsewhere,
                           .name = "Bob",
                           .id = "AIDABOBBOBBOBBOBBOBBO",
                           .created = world.now,
                           .login_profile = {}});
    });
  }

  nlohmann::json must(const std::string& action, const Parameters& parameters) {
    return world.must(world.root(), action, parameters);
  }

  static std::string trust_in_aws(const std::string& principal) {
    return test::trust_in(R"({"AWS": ")" + principal + R"("})");
  }

  std::string write(const std::string& document) {
    return world.refusal(world.root(), "UpdateAssumeRolePolicy",
                         {{"RoleName", "auditor"}, {"PolicyDocument", document}});
  }

  std::string trust(const std::string& principal) { return write(trust_in_aws(principal)); }

  store::TrustedIds trusted_ids(const std::string& role = "auditor") {
    return world.store()
        ->read(ActionsWorld::account,
               [&](const store::Tables& tables) { return tables.roles.trusted_ids(role); })
        .value();
  }

  std::string id_of_alice() { return must("GetUser", {{"UserName", "alice"}})["User"]["UserId"]; }

  static std::string invalid(const std::string& principal) {
    return R"(400 MalformedPolicyDocument: Invalid principal in policy: "AWS":")" + principal +
           "\"";
  }

  ActionsWorld world;
};

const std::string alice = "arn:aws:iam::123456789012:user/team/Alice";
const std::string helper = "arn:aws:iam::123456789012:role/Helper";
const std::string bob = "arn:aws:iam::210987654321:user/Bob";

}  // namespace

TEST_F(TrustedPrincipals, AreKnownByTheIdsThatTheyHaveWhenThePolicyIsStored) {
  EXPECT_EQ(write(test::trust_in(R"({"AWS": [")" + alice + R"(", ")" + helper + R"(", ")" + bob +
                                 R"("]})")),
            "Success");
  const std::string helper_id = must("GetRole", {{"RoleName", "helper"}})["Role"]["RoleId"];
  EXPECT_EQ(trusted_ids(),
            (store::TrustedIds{
                {alice, id_of_alice()}, {helper, helper_id}, {bob, "AIDABOBBOBBOBBOBBOBBO"}}));
  EXPECT_EQ(write(test::trust_in_a_service()), "Success");
  EXPECT_EQ(trusted_ids(), store::TrustedIds{});
}

TEST_F(TrustedPrincipals, OfANewRoleAreKnownByTheirIdsToo) {
  must("CreateRole", {{"RoleName", "new"}, {"AssumeRolePolicyDocument", trust_in_aws(alice)}});
  EXPECT_EQ(trusted_ids("new"), (store::TrustedIds{{alice, id_of_alice()}}));
}

TEST_F(TrustedPrincipals, MustExistUnderExactlyThatArn) {
  for (const std::string arn :
       {"arn:aws:iam::123456789012:user/team/Nobody", "arn:aws:iam::123456789012:user/Alice",
        "arn:aws:iam::123456789012:user/team/alice", "arn:aws:iam::123456789012:role/team/Alice",
        "arn:aws:iam::210987654321:user/Alice", "arn:aws:iam::210987654321:role/Bob",
        "arn:aws:iam::999999999999:user/Bob"})
    EXPECT_EQ(trust(arn), invalid(arn));
  EXPECT_EQ(trusted_ids(), store::TrustedIds{});
}

TEST_F(TrustedPrincipals, MustExistForANewRoleToBeMade) {
  const std::string nobody = "arn:aws:iam::123456789012:user/Nobody";
  EXPECT_EQ(
      world.refusal(world.root(), "CreateRole",
                    {{"RoleName", "new"}, {"AssumeRolePolicyDocument", trust_in_aws(nobody)}}),
      invalid(nobody));
  EXPECT_EQ(world.refusal(world.root(), "GetRole", {{"RoleName", "new"}}),
            "404 NoSuchEntity: The role with name new cannot be found.");
}

TEST_F(TrustedPrincipals, NeedNotExistWhereNobodyInParticularIsNamed) {
  for (const std::string principal :
       {"123456789012", "999999999999", "arn:aws:iam::999999999999:root", "*",
        "arn:aws:sts::123456789012:assumed-role/Unknown/session"})
    EXPECT_EQ(trust(principal), "Success") << principal;
  EXPECT_EQ(write(test::trust_in(R"("*")")), "Success");
  EXPECT_EQ(write(test::trust_in(R"({"Federated": "accounts.google.com"})")), "Success");
  EXPECT_EQ(trusted_ids(), store::TrustedIds{});
}

TEST_F(TrustedPrincipals, AreNotWhoeverIsGivenTheirNameLater) {
  trust(alice);
  const std::string before = id_of_alice();
  must("DeleteUser", {{"UserName", "alice"}});
  must("CreateUser", {{"UserName", "Alice"}, {"Path", "/team/"}});
  EXPECT_NE(id_of_alice(), before);
  EXPECT_EQ(trusted_ids(), (store::TrustedIds{{alice, before}}));
}

TEST_F(TrustedPrincipals, AreShownByTheirPresentNamesAndByTheirIdsOnceTheyAreGone) {
  const auto document = [](const std::string& first, const std::string& second,
                           const std::string& third) {
    return test::trust_in(R"({"AWS": [")" + first + R"(",  ")" + second + R"(", ")" + third +
                          R"("]})");
  };
  const auto expect_shown = [&](const std::string& expected) {
    const std::string encoded = base::percent_encode(expected);
    EXPECT_EQ(must("GetRole", {{"RoleName", "auditor"}})["Role"]["AssumeRolePolicyDocument"],
              encoded);
    EXPECT_EQ(must("ListRoles", {})["Roles"].at(0)["AssumeRolePolicyDocument"], encoded);
    EXPECT_EQ(
        must("UpdateRoleDescription",
             {{"RoleName", "auditor"}, {"Description", "x"}})["Role"]["AssumeRolePolicyDocument"],
        encoded);
    EXPECT_EQ(must("GetAccountAuthorizationDetails", {})["RoleDetailList"].at(
                  0)["AssumeRolePolicyDocument"],
              encoded);
  };
  write(document(alice, helper, bob));
  expect_shown(document(alice, helper, bob));
  const std::string id = id_of_alice();
  const std::string helper_id = must("GetRole", {{"RoleName", "helper"}})["Role"]["RoleId"];

  must("UpdateUser", {{"UserName", "alice"}, {"NewUserName", "mike"}, {"NewPath", "/"}});
  world.store().change(elsewhere, [](store::Tables& tables) {
    iam::User renamed = *tables.users.find("bob");
    renamed.name = "robert";
    tables.users.rename("bob", renamed);
  });
  expect_shown(document("arn:aws:iam::123456789012:user/mike", helper,
                        "arn:aws:iam::210987654321:user/robert"));

  must("DeleteUser", {{"UserName", "mike"}});
  must("CreateUser", {{"UserName", "Alice"}, {"Path", "/team/"}});
  must("DeleteRole", {{"RoleName", "helper"}});
  must("CreateRole",
       {{"RoleName", "Helper"}, {"AssumeRolePolicyDocument", test::trust_in_a_service()}});
  world.store().change(elsewhere, [](store::Tables& tables) { tables.users.erase("robert"); });
  expect_shown(document(id, helper_id, "AIDABOBBOBBOBBOBBOBBO"));
  EXPECT_EQ(trust(id), invalid(id)) << "nobody can be trusted whom there is not";
}

TEST_F(TrustedPrincipals, AreNamedInAPolicyThatCanBeATrustPolicy) {
  EXPECT_EQ(write("{"), "400 MalformedPolicyDocument: This policy contains invalid Json");
  EXPECT_EQ(write(R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
      "Principal": {"AWS": "*"}, "Action": "dynamodb:PutItem"}]})"),
            "400 MalformedPolicyDocument: AssumeRole policy may only specify STS AssumeRole "
            "actions.");
  EXPECT_EQ(write(R"({"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
      "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole", "Resource": "*"}]})"),
            "400 MalformedPolicyDocument: Has prohibited field Resource");
  EXPECT_EQ(must("GetRole", {{"RoleName", "auditor"}})["Role"]["AssumeRolePolicyDocument"],
            base::percent_encode(test::trust_in_a_service()));
}

TEST_F(TrustedPrincipals, StandInAPolicyOfLimitedSize) {
  const std::string ids = [] {
    std::string text;
    for (int i = 0; i < 150; ++i)
      text += R"("1234567890)" + std::to_string(10 + i % 90) + R"(", )";
    return text;
  }();
  EXPECT_EQ(write(test::trust_in(R"({"AWS": [)" + ids + R"("123456789012"]})")),
            "409 LimitExceeded: Cannot exceed quota for ACLSizePerRole: 2048");
  EXPECT_EQ(write(test::trust_in_a_service() + std::string(5000, ' ')), "Success");
}

}  // namespace rollcall::actions
