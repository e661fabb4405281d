#include <gtest/gtest.h>

#include "iam/access_key.h"
#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;

constexpr const char* action = "GetAccessKeyLastUseOrigin";
constexpr const char* unknown_key = "AKIAIOSFODNN7EXAMPLE";

// Bob, who has a key and may do nothing; and an administrator to ask for everything.
class LastUseOrigin : public ::testing::Test {
 protected:
  nlohmann::json origin_of(const std::string& id) {
    return world.must(admin, action, {{"AccessKeyId", id}})["AccessKeyLastUseOrigin"];
  }

  void record(const iam::AccessKeyLastUsed& use, const iam::UseOrigin& origin) {
    world.store().change(ActionsWorld::account, [&](store::Tables& tables) {
      tables.access_keys.record_use(bob.access_key_id, use, origin, base::Seconds{0});
    });
  }

  // Allows bob this and to see the last use, on himself.
  void allow(const std::string& permission) {
    world.put_policy("bob", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
        "Action": ["iam:GetAccessKeyLastUsed", ")" +
                                permission +
                                R"("], "Resource": "arn:aws:iam::123456789012:user/bob"}})");
  }

  std::string refusal_of(const std::string& id) {
    return world.refusal(bob, action, {{"AccessKeyId", id}});
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
  ActionsWorld::Caller bob = world.a_user("bob");
};

TEST_F(LastUseOrigin, OfAKeyThatWasNeverUsedIsNotThere) {
  EXPECT_EQ(
      world.must(admin, action, {{"AccessKeyId", bob.access_key_id}}),
      nlohmann::json({{"UserName", "bob"},
                      {"AccessKeyLastUseOrigin", {{"Region", "N/A"}, {"ServiceName", "N/A"}}}}));
}

TEST_F(LastUseOrigin, IsWhatTheRequestCameWith) {
  world.must(bob, "GetCallerIdentity");
  EXPECT_EQ(origin_of(bob.access_key_id),
            nlohmann::json({{"LastUsedDate", base::to_epoch(world.now)},
                            {"Region", "us-east-1"},
                            {"ServiceName", "sts"},
                            {"SourceAddress", "192.0.2.1"}}));
}

TEST_F(LastUseOrigin, NamesTheAgentInItsOwnWords) {
  record({world.now, "N/A", "s3"}, {"2001:db8::1", "<b>\"agent\" & caf\xC3\xA9"});
  EXPECT_EQ(origin_of(bob.access_key_id)["SourceAddress"], "2001:db8::1");
  EXPECT_EQ(origin_of(bob.access_key_id)["UserAgent"], "<b>\"agent\" & caf\xC3\xA9");
}

TEST_F(LastUseOrigin, BeforeTrackingBeganIsNotTold) {
  record({iam::access_key_tracking_began - base::Seconds{1}, "N/A", "s3"}, {"192.0.2.1", "agent"});
  EXPECT_FALSE(origin_of(bob.access_key_id).contains("SourceAddress"));
}

TEST_F(LastUseOrigin, IsNotToldToWhoeverMaySeeTheLastUse) {
  const std::string denied =
      "403 AccessDenied: User: arn:aws:iam::123456789012:user/bob is not authorized to perform "
      "rollcall:GetAccessKeyLastUseOrigin on resource: access key ";
  allow("iam:GetAccessKeyLastUsed");
  EXPECT_EQ(refusal_of(bob.access_key_id), denied + bob.access_key_id);
  EXPECT_EQ(refusal_of(unknown_key), denied + unknown_key);
  allow("rollcall:GetAccessKeyLastUseOrigin");
  EXPECT_EQ(refusal_of(bob.access_key_id), "Success");
  EXPECT_EQ(refusal_of(admin.access_key_id), denied + admin.access_key_id);
  EXPECT_EQ(refusal_of(unknown_key), denied + unknown_key);
}

TEST_F(LastUseOrigin, IsWithinWhatTheReadOnlyPoliciesOfAwsAllow) {
  for (const char* policy : {"SecurityAudit", "IAMReadOnlyAccess", "ReadOnlyAccess"}) {
    const auto auditor = world.a_user(policy);
    world.must(
        admin, "AttachUserPolicy",
        {{"UserName", policy}, {"PolicyArn", std::string("arn:aws:iam::aws:policy/") + policy}});
    EXPECT_EQ(world.refusal(auditor, action, {{"AccessKeyId", bob.access_key_id}}), "Success");
  }
}

// It tells the last use as well: to whom all but IAM is allowed, neither is.
TEST_F(LastUseOrigin, IsNotToldToWhoeverMayNotSeeTheLastUse) {
  world.must(admin, "AttachUserPolicy",
             {{"UserName", "bob"}, {"PolicyArn", "arn:aws:iam::aws:policy/PowerUserAccess"}});
  EXPECT_EQ(refusal_of(bob.access_key_id).substr(0, 16), "403 AccessDenied");
  world.put_policy("bob", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "rollcall:*", "Resource": "*"}})");
  EXPECT_EQ(refusal_of(bob.access_key_id).substr(0, 16), "403 AccessDenied");
}

// What it was called while IAM's service had it counts for a while yet.
TEST_F(LastUseOrigin, IsAlsoPermittedUnderTheNameItHadInIam) {
  allow("iam:GetAccessKeyLastUseOrigin");
  EXPECT_EQ(refusal_of(bob.access_key_id), "Success");
}

TEST_F(LastUseOrigin, IsDeniedUnderEitherName) {
  for (const char* denied : {"iam:GetAccessKeyLastUseOrigin", "rollcall:Get*"}) {
    world.put_policy("bob", std::string(R"({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "*", "Resource": "*"},
        {"Effect": "Deny", "Action": ")") +
                                denied + R"(", "Resource": "*"}]})");
    EXPECT_EQ(refusal_of(bob.access_key_id).substr(0, 16), "403 AccessDenied") << denied;
  }
}

}  // namespace
}  // namespace rollcall::actions
