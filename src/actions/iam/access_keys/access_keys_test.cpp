#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "iam/access_key.h"
#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::ActionsWorld;
using test::Parameters;
using ::testing::ElementsAre;
using ::testing::MatchesRegex;

constexpr const char* unknown_key = "AKIAIOSFODNN7EXAMPLE";
constexpr const char* no_unknown_key =
    "404 NoSuchEntity: The Access Key with id AKIAIOSFODNN7EXAMPLE cannot be found.";

// Alice, who has no key; and an administrator to ask for everything.
class AccessKeys : public ::testing::Test {
 protected:
  AccessKeys() { world.must(admin, "CreateUser", {{"UserName", "Alice"}}); }

  // The id of a new key.
  std::string a_key_of(const std::string& user) {
    return world.must(admin, "CreateAccessKey", {{"UserName", user}})["AccessKey"]["AccessKeyId"];
  }

  std::vector<std::string> keys_of(const std::string& user) {
    std::vector<std::string> ids;
    const auto listed = world.must(admin, "ListAccessKeys", {{"UserName", user}});
    for (const auto& key : listed["AccessKeyMetadata"])
      ids.push_back(key["AccessKeyId"]);
    return ids;
  }

  nlohmann::json last_use_of(const std::string& id) {
    return world.must(admin, "GetAccessKeyLastUsed", {{"AccessKeyId", id}});
  }

  void record(const std::string& id, const iam::AccessKeyLastUsed& use) {
    world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
      tables.access_keys.record_use(id, use, {}, iam::access_key_last_used_span);
    });
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
};

TEST_F(AccessKeys, AreMadeActiveAndSignAtOnce) {
  const auto key = world.must(admin, "CreateAccessKey", {{"UserName", "alice"}})["AccessKey"];
  EXPECT_EQ(key["UserName"], "Alice");
  EXPECT_EQ(key["Status"], "Active");
  EXPECT_EQ(key["CreateDate"], base::to_epoch(world.now));
  EXPECT_THAT(key["AccessKeyId"].get<std::string>(), MatchesRegex("AKIA[A-Z2-7]{16}"));
  EXPECT_EQ(key["SecretAccessKey"].get<std::string>().size(), 40);

  const ActionsWorld::Caller alice{key["AccessKeyId"], base::Secret(key["SecretAccessKey"]), {}};
  EXPECT_EQ(world.must(alice, "GetCallerIdentity")["Arn"], "arn:aws:iam::123456789012:user/Alice");
}

TEST_F(AccessKeys, AreTwoForEachUserAtMost) {
  a_key_of("Alice");
  a_key_of("Alice");
  EXPECT_EQ(world.refusal(admin, "CreateAccessKey", {{"UserName", "Alice"}}),
            "409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2");
}

TEST_F(AccessKeys, AreTheCallersOwnWhereNobodyIsNamed) {
  const auto made = world.must(admin, "CreateAccessKey")["AccessKey"];
  EXPECT_EQ(made["UserName"], "admin");
  EXPECT_EQ(world.must(admin, "ListAccessKeys")["AccessKeyMetadata"].size(), 2);
  world.must(admin, "UpdateAccessKey",
             {{"AccessKeyId", made["AccessKeyId"]}, {"Status", "Inactive"}});
  world.must(admin, "DeleteAccessKey", {{"AccessKeyId", made["AccessKeyId"]}});
  EXPECT_THAT(keys_of("admin"), ElementsAre(admin.access_key_id));
}

TEST_F(AccessKeys, OfRootAreRootsToManageAndHaveNoUserName) {
  const auto made = world.must(world.root(), "CreateAccessKey")["AccessKey"];
  EXPECT_FALSE(made.contains("UserName"));
  const auto listed = world.must(world.root(), "ListAccessKeys")["AccessKeyMetadata"];
  EXPECT_EQ(listed.size(), 2);
  EXPECT_FALSE(listed[0].contains("UserName"));
  EXPECT_EQ(world.refusal(world.root(), "CreateAccessKey"),
            "409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2");
  world.must(world.root(), "DeleteAccessKey", {{"AccessKeyId", made["AccessKeyId"]}});
  EXPECT_EQ(world.must(world.root(), "ListAccessKeys")["AccessKeyMetadata"].size(), 1);
}

TEST_F(AccessKeys, AreListedByIdWithoutTheirSecrets) {
  std::vector<std::string> ids{a_key_of("Alice"), a_key_of("Alice")};
  std::ranges::sort(ids);
  const auto listed = world.must(admin, "ListAccessKeys", {{"UserName", "ALICE"}});
  EXPECT_EQ(listed["AccessKeyMetadata"][0],
            nlohmann::json({{"UserName", "Alice"},
                            {"AccessKeyId", ids[0]},
                            {"Status", "Active"},
                            {"CreateDate", base::to_epoch(world.now)}}));
  EXPECT_EQ(listed["AccessKeyMetadata"][1]["AccessKeyId"], ids[1]);
  EXPECT_EQ(listed["IsTruncated"], false);
}

TEST_F(AccessKeys, AreListedPageByPage) {
  std::vector<std::string> ids{a_key_of("Alice"), a_key_of("Alice")};
  std::ranges::sort(ids);
  const auto first =
      world.must(admin, "ListAccessKeys", {{"UserName", "Alice"}, {"MaxItems", "1"}});
  EXPECT_EQ(first["IsTruncated"], true);
  EXPECT_EQ(first["AccessKeyMetadata"][0]["AccessKeyId"], ids[0]);
  const auto second =
      world.must(admin, "ListAccessKeys", {{"UserName", "Alice"}, {"Marker", first["Marker"]}});
  EXPECT_EQ(second["AccessKeyMetadata"].size(), 1);
  EXPECT_EQ(second["AccessKeyMetadata"][0]["AccessKeyId"], ids[1]);
  EXPECT_EQ(second["IsTruncated"], false);
  EXPECT_EQ(world.refusal(admin, "ListAccessKeys", {{"UserName", "Alice"}, {"Marker", "x"}}),
            "400 ValidationError: Invalid Marker.");
}

TEST_F(AccessKeys, StopSigningWhileTheyAreInactive) {
  const auto alice = world.a_user("bob");
  const auto set = [&](const char* status) {
    world.must(admin, "UpdateAccessKey",
               {{"UserName", "bob"}, {"AccessKeyId", alice.access_key_id}, {"Status", status}});
  };
  set("Inactive");
  EXPECT_EQ(world.refusal(alice, "GetCallerIdentity"),
            "403 InvalidClientTokenId: The security token included in the request is invalid.");
  set("Active");
  EXPECT_EQ(world.refusal(alice, "GetCallerIdentity"), "Success");
}

TEST_F(AccessKeys, StopSigningWhenTheyAreDeleted) {
  const auto bob = world.a_user("bob");
  world.must(admin, "DeleteAccessKey", {{"UserName", "bob"}, {"AccessKeyId", bob.access_key_id}});
  EXPECT_EQ(world.call(bob, "GetCallerIdentity").code, "InvalidClientTokenId");
  EXPECT_TRUE(keys_of("bob").empty());
}

TEST_F(AccessKeys, CannotBeMadeExpired) {
  const std::string id = a_key_of("Alice");
  EXPECT_EQ(world.refusal(admin, "UpdateAccessKey",
                          {{"UserName", "Alice"}, {"AccessKeyId", id}, {"Status", "Expired"}}),
            "400 InvalidInput: Operation does not support status Expired");
  const auto listed = world.must(admin, "ListAccessKeys", {{"UserName", "Alice"}});
  EXPECT_EQ(listed["AccessKeyMetadata"][0]["Status"], "Active");
  EXPECT_EQ(world.refusal(admin, "UpdateAccessKey",
                          {{"UserName", "Alice"}, {"AccessKeyId", id}, {"Status", "active"}}),
            "400 ValidationError: 1 validation error detected: Value at 'status' failed to satisfy "
            "constraint: Member must satisfy enum value set: [Active, Inactive, Expired]");
}

TEST_F(AccessKeys, AreFoundOnlyAmongThoseOfTheUserNamed) {
  const std::string of_admin = admin.access_key_id;
  for (const auto& [id, refusal] :
       {std::pair{std::string(unknown_key), std::string(no_unknown_key)},
        std::pair{of_admin,
                  "404 NoSuchEntity: The Access Key with id " + of_admin + " cannot be found."}}) {
    EXPECT_EQ(world.refusal(admin, "DeleteAccessKey", {{"UserName", "Alice"}, {"AccessKeyId", id}}),
              refusal);
    EXPECT_EQ(world.refusal(admin, "UpdateAccessKey",
                            {{"UserName", "Alice"}, {"AccessKeyId", id}, {"Status", "Inactive"}}),
              refusal);
  }
  EXPECT_EQ(world.refusal(admin, "GetCallerIdentity"), "Success");
}

TEST_F(AccessKeys, OfAUserWhoDoesNotExistAreNotLookedFor) {
  const std::string nobody = "404 NoSuchEntity: The user with name nobody cannot be found.";
  const Parameters name{{"UserName", "nobody"}};
  EXPECT_EQ(world.refusal(admin, "CreateAccessKey", name), nobody);
  EXPECT_EQ(world.refusal(admin, "ListAccessKeys", name), nobody);
  EXPECT_EQ(world.refusal(admin, "DeleteAccessKey",
                          {{"UserName", "nobody"}, {"AccessKeyId", unknown_key}}),
            nobody);
  EXPECT_EQ(
      world.refusal(admin, "UpdateAccessKey",
                    {{"UserName", "nobody"}, {"AccessKeyId", unknown_key}, {"Status", "Expired"}}),
      nobody);
}

TEST_F(AccessKeys, AreRefusedToWhoeverHasNoPermissionForTheUser) {
  const auto bob = world.a_user("bob");
  EXPECT_EQ(world.refusal(bob, "CreateAccessKey", {{"UserName", "alice"}}),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to "
            "perform: iam:CreateAccessKey on resource: user Alice because no identity-based policy "
            "allows the iam:CreateAccessKey action");
  world.put_policy("bob", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:*AccessKey*", "Resource": "arn:aws:iam::123456789012:user/bob"}})");
  EXPECT_EQ(world.call(bob, "CreateAccessKey", {{"UserName", "alice"}}).code, "AccessDenied");
  EXPECT_EQ(world.refusal(bob, "CreateAccessKey"), "Success");
}

TEST_F(AccessKeys, ThatWereNeverUsedHaveNoDateOfUse) {
  EXPECT_EQ(last_use_of(a_key_of("Alice")),
            nlohmann::json({{"UserName", "Alice"},
                            {"AccessKeyLastUsed", {{"Region", "N/A"}, {"ServiceName", "N/A"}}}}));
}

TEST_F(AccessKeys, AreSeenToBeUsed) {
  const auto bob = world.a_user("bob");
  world.now += hours{1};
  world.must(bob, "GetCallerIdentity");
  const auto first_use = base::to_epoch(world.now);
  world.now += minutes{14};
  world.must(bob, "GetCallerIdentity");
  EXPECT_EQ(last_use_of(bob.access_key_id)["AccessKeyLastUsed"],
            nlohmann::json(
                {{"LastUsedDate", first_use}, {"Region", "us-east-1"}, {"ServiceName", "sts"}}));
}

TEST_F(AccessKeys, UsedBeforeTrackingBeganCountAsNeverUsed) {
  const std::string id = a_key_of("Alice");
  record(id, {iam::access_key_tracking_began - base::Seconds{1}, "eu-west-1", "ec2"});
  EXPECT_FALSE(last_use_of(id)["AccessKeyLastUsed"].contains("LastUsedDate"));
  EXPECT_EQ(last_use_of(id)["AccessKeyLastUsed"]["Region"], "N/A");
  record(id, {iam::access_key_tracking_began + hours{1}, "eu-west-1", "ec2"});
  EXPECT_EQ(last_use_of(id)["AccessKeyLastUsed"]["Region"], "eu-west-1");
}

TEST_F(AccessKeys, ThatDoNotExistAreDeniedEvenToAnAdministrator) {
  EXPECT_EQ(world.refusal(admin, "GetAccessKeyLastUsed", {{"AccessKeyId", unknown_key}}),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/admin is not authorized to "
            "perform iam:GetAccessKeyLastUsed on resource: access key AKIAIOSFODNN7EXAMPLE");
  EXPECT_EQ(world.call(world.root(), "GetAccessKeyLastUsed", {{"AccessKeyId", unknown_key}}).code,
            "AccessDenied");
}

TEST_F(AccessKeys, OneMayNotSeeAreDeniedInTheSameWordsAsThoseThatDoNotExist) {
  const auto bob = world.a_user("bob");
  const std::string id = a_key_of("Alice");
  const std::string denied =
      "403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to perform "
      "iam:GetAccessKeyLastUsed on resource: access key ";
  const auto ask = [&](const std::string& key) {
    return world.refusal(bob, "GetAccessKeyLastUsed", {{"AccessKeyId", key}});
  };
  EXPECT_EQ(ask(id), denied + id);
  EXPECT_EQ(ask(unknown_key), denied + unknown_key);
  world.put_policy("bob", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:GetAccessKeyLastUsed", "Resource": "arn:aws:iam::123456789012:user/Alice"}})");
  EXPECT_EQ(ask(id), "Success");
  EXPECT_EQ(ask(bob.access_key_id), denied + bob.access_key_id);
}

TEST_F(AccessKeys, SayWhichAccountTheyBelongTo) {
  const auto ask = [&](const std::string& id) {
    return world.call(admin, "GetAccessKeyInfo", {{"AccessKeyId", id}});
  };
  EXPECT_EQ(ask(a_key_of("Alice")).result, nlohmann::json({{"Account", "123456789012"}}));
  const auto elsewhere =
      iam::new_access_key_id(iam::AccountId{998'877'665'544}, crypto::system_random());
  EXPECT_EQ(ask(elsewhere).result["Account"], "998877665544");
}

TEST_F(AccessKeys, WhoseIdsHoldNoAccountAreInvalid) {
  const auto ask = [&](const std::string& id) {
    return world.refusal(admin, "GetAccessKeyInfo", {{"AccessKeyId", id}});
  };
  for (const std::string id :
       {"AKIAIOSFODNN7EXAMPLE", "AKIA0000000000000000", "AKIA7777777777777777"})
    EXPECT_EQ(ask(id), "400 ValidationError: Invalid access key ID: " + id);
  EXPECT_EQ(
      ask("AKIA"),
      "400 ValidationError: 1 validation error detected: Value 'AKIA' at 'accessKeyId' failed "
      "to satisfy constraint: Member must have length greater than or equal to 16");
}

}  // namespace
}  // namespace rollcall::actions
