#include <gtest/gtest.h>

#include "iam/access_key.h"
#include "iam/mfa_device.h"
#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;

constexpr const char* action = "ListUserSummaries";

// Alice, who has one of everything, and bob, who has nothing but a key.
class UserSummaries : public ::testing::Test {
 protected:
  UserSummaries() {
    world.must(admin, "CreateUser", {{"UserName", "alice"}, {"Path", "/people/"}});
    world.must(admin, "CreateGroup", {{"GroupName", "developers"}});
    world.must(admin, "AddUserToGroup", {{"GroupName", "developers"}, {"UserName", "alice"}});
    world.must(admin, "CreateLoginProfile", {{"UserName", "alice"}, {"Password", "Summary#Pass1"}});
    key_id =
        world.must(admin, "CreateAccessKey", {{"UserName", "alice"}})["AccessKey"]["AccessKeyId"];
    world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
      tables.access_keys.record_use(key_id, {world.now, "us-east-1", "s3"}, {}, base::Seconds{0});
    });
  }

  // Allows bob so much more.
  void allow(const std::string& permissions, const std::string& resources) {
    world.put_policy("bob", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
        "Action": )" + permissions +
                                R"(, "Resource": )" + resources + "}}");
  }

  nlohmann::json summaries(const ActionsWorld::Caller& caller, const Parameters& more = {}) {
    return world.must(caller, action, more);
  }

  nlohmann::json of_alice(const ActionsWorld::Caller& caller) {
    return summaries(caller, {{"PathPrefix", "/people/"}})["UserSummaries"][0];
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
  ActionsWorld::Caller bob = world.a_user("bob");
  std::string key_id;
};

TEST_F(UserSummaries, TellWhatSixActionsTell) {
  const auto now = base::to_epoch(world.now);
  EXPECT_EQ(of_alice(admin), nlohmann::json({{"UserName", "alice"},
                                             {"GroupNames", {"developers"}},
                                             {"PasswordCreateDate", now},
                                             {"MFADevices", 0},
                                             {"AccessKeys",
                                              {{{"AccessKeyId", key_id},
                                                {"Status", "Active"},
                                                {"CreateDate", now},
                                                {"LastUsedDate", now}}}},
                                             {"NotPermitted", nlohmann::json::array()}}));
}

TEST_F(UserSummaries, CountTheDevicesThatAreAssigned) {
  world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
    const std::string serial = "arn:aws:iam::123456789012:mfa/phone";
    tables.mfa_devices.insert({.serial_number = serial, .created = world.now},
                              base::Secret("seed"));
    tables.mfa_devices.save({.serial_number = serial,
                             .created = world.now,
                             .assignment = iam::MfaAssignment{"alice", world.now}});
  });
  EXPECT_EQ(of_alice(admin)["MFADevices"], 1);
}

TEST_F(UserSummaries, AreForWhoeverMayAskForThem) {
  EXPECT_EQ(world.refusal(bob, action),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to "
            "perform: rollcall:ListUserSummaries on resource: arn:aws:iam::123456789012:user/ "
            "because no identity-based policy allows the rollcall:ListUserSummaries action");
  allow(R"("rollcall:ListUserSummaries")", R"("*")");
  EXPECT_EQ(of_alice(bob), nlohmann::json({{"UserName", "alice"},
                                           {"GroupNames", nlohmann::json::array()},
                                           {"MFADevices", 0},
                                           {"AccessKeys", nlohmann::json::array()},
                                           {"NotPermitted",
                                            {"iam:ListGroupsForUser", "iam:GetLoginProfile",
                                             "iam:ListMFADevices", "iam:ListAccessKeys"}}}));
}

// The permission that they took while IAM's service had them counts for a while yet.
TEST_F(UserSummaries, AreAlsoForWhoeverMayListUsersUnlessDenied) {
  allow(R"("iam:ListUsers")", R"("*")");
  EXPECT_EQ(world.refusal(bob, action), "Success");
  world.put_policy("bob", R"({"Version": "2012-10-17", "Statement": {"Effect": "Deny",
      "Action": "rollcall:*", "Resource": "*"}})");
  EXPECT_EQ(world.refusal(bob, action),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to "
            "perform: rollcall:ListUserSummaries on resource: arn:aws:iam::123456789012:user/ "
            "with an explicit deny in an identity-based policy");
}

TEST_F(UserSummaries, TellEachPartToWhoeverMayAskForItOfThatUser) {
  allow(R"("iam:ListUsers")", R"("*")");
  allow(R"(["iam:ListAccessKeys", "iam:GetLoginProfile"])",
        R"("arn:aws:iam::123456789012:user/people/*")");
  const auto alice = of_alice(bob);
  EXPECT_TRUE(alice.contains("PasswordCreateDate"));
  EXPECT_EQ(alice["AccessKeys"][0]["AccessKeyId"], key_id);
  EXPECT_FALSE(alice["AccessKeys"][0].contains("LastUsedDate"));
  EXPECT_EQ(alice["NotPermitted"], nlohmann::json({"iam:ListGroupsForUser", "iam:ListMFADevices",
                                                   "iam:GetAccessKeyLastUsed"}));
  const auto himself = summaries(bob)["UserSummaries"][2];
  EXPECT_EQ(himself["UserName"], "bob");
  EXPECT_EQ(himself["NotPermitted"].size(), 4U);
}

TEST_F(UserSummaries, TellSinceWhenAUserIsDisabledToWhoeverMaySeeThePassword) {
  allow(R"("iam:ListUsers")", R"("*")");
  EXPECT_FALSE(of_alice(admin).contains("DisabledDate"));
  world.must(admin, "DisableUser", {{"UserName", "alice"}});
  const auto alice = of_alice(admin);
  EXPECT_EQ(alice["DisabledDate"], base::to_epoch(world.now));
  EXPECT_FALSE(alice.contains("PasswordCreateDate"));
  EXPECT_EQ(alice["AccessKeys"][0]["Status"], "Inactive");
  EXPECT_FALSE(of_alice(bob).contains("DisabledDate"));
}

TEST_F(UserSummaries, ComeInPages) {
  const auto first = summaries(admin, {{"MaxItems", "2"}});
  EXPECT_EQ(first["UserSummaries"].size(), 2U);
  EXPECT_EQ(first["IsTruncated"], true);
  const auto rest = summaries(admin, {{"Marker", first["Marker"]}});
  EXPECT_EQ(rest["UserSummaries"].size(), 1U);
  EXPECT_EQ(rest["UserSummaries"][0]["UserName"], "bob");
  EXPECT_EQ(rest["IsTruncated"], false);
  EXPECT_EQ(world.refusal(admin, "ListUsers", {{"Marker", first["Marker"]}}),
            "400 ValidationError: Invalid Marker.");
}

TEST_F(UserSummaries, EndAPageEarlyWherePoliciesCostTooMuch) {
  std::string patterns;
  for (int i = 0; i < 100; ++i)
    patterns += "\"arn:aws:iam::*a*a*a*a*a*a*a*b" + std::to_string(i) + "\", ";
  allow(R"("iam:*")", "[" + patterns + "\"*\"]");
  const std::string long_name(60, 'a');
  for (int i = 0; i < 40; ++i)
    world.must(admin, "CreateUser", {{"UserName", long_name + std::to_string(1000 + i)}});
  std::size_t seen = 0, pages = 0;
  Parameters more;
  for (bool is_over = false; !is_over; ++pages) {
    const auto page = summaries(bob, more);
    for (const auto& summary : page["UserSummaries"])
      EXPECT_EQ(summary["NotPermitted"].size(), 0U) << summary;
    seen += page["UserSummaries"].size();
    is_over = !page["IsTruncated"];
    if (!is_over)
      more = {{"Marker", page["Marker"]}};
  }
  EXPECT_EQ(seen, 43U);
  EXPECT_GT(pages, 1U);
}

}  // namespace
}  // namespace rollcall::actions
