#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "iam/sign_in_session.h"
#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::ActionsWorld;
using ::testing::HasSubstr;

// Alice, who is signed in twice, and bob, who is once; an administrator who signs requests.
class SignInSessions : public ::testing::Test {
 protected:
  SignInSessions() {
    sign_in(a_session("AliceAtHome000001", "alice"));
    iam::SignInSession older = a_session("AliceAtWork000002", "alice");
    older.created = world.now - hours{2};
    older.last_seen = world.now - minutes{30};
    older.mfa_given = older.created;
    older.seen_from = {"192.0.2.7", "Firefox"};
    sign_in(older);
    sign_in(a_session("BobSomewhere00003", "bob"));
  }

  iam::SignInSession a_session(std::string id, std::string user) const {
    return {.id_hash = std::move(id),
            .user_name = std::move(user),
            .created = world.now,
            .last_seen = world.now};
  }

  void sign_in(const iam::SignInSession& session) {
    world.store().change(ActionsWorld::account,
                         [&](store::Tables& tables) { tables.signin_sessions.insert(session); });
  }

  std::vector<std::string> listed(const std::string& user = "alice") {
    std::vector<std::string> ids;
    const auto answer = world.must(admin, "ListSignInSessions", {{"UserName", user}});
    for (const auto& each : answer["SignInSessions"])
      ids.push_back(each["SessionId"]);
    return ids;
  }

  std::string end(const std::string& user, const std::string& id) {
    return world.refusal(admin, "EndSignInSession", {{"UserName", user}, {"SessionId", id}});
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
  ActionsWorld::Caller alice = world.a_user("alice");
  ActionsWorld::Caller bob = world.a_user("bob");
};

TEST_F(SignInSessions, AreToldWithTimesAddressAndAgent) {
  const auto answer = world.must(admin, "ListSignInSessions", {{"UserName", "alice"}});
  ASSERT_EQ(answer["SignInSessions"].size(), 2U);
  EXPECT_EQ(answer["SignInSessions"][0],
            nlohmann::json({{"SessionId", "AliceAtHome000001"},
                            {"CreateDate", base::to_epoch(world.now)},
                            {"LastSeenDate", base::to_epoch(world.now)},
                            {"ExpirationDate", base::to_epoch(world.now + hours{12})},
                            {"MFAAuthenticated", false},
                            {"IsCurrent", false}}));
  EXPECT_EQ(answer["SignInSessions"][1],
            nlohmann::json({{"SessionId", "AliceAtWork000002"},
                            {"CreateDate", base::to_epoch(world.now - hours{2})},
                            {"LastSeenDate", base::to_epoch(world.now - minutes{30})},
                            {"ExpirationDate", base::to_epoch(world.now + hours{10})},
                            {"SourceAddress", "192.0.2.7"},
                            {"UserAgent", "Firefox"},
                            {"MFAAuthenticated", true},
                            {"IsCurrent", false}}));
}

TEST_F(SignInSessions, AreNotThoseThatAreOverOrNotComplete) {
  iam::SignInSession half_way = a_session("AliceHalfWay00004", "alice");
  half_way.step = iam::SignInStep::Mfa;
  sign_in(half_way);
  EXPECT_EQ(listed().size(), 2U);
  world.now += minutes{30};
  EXPECT_EQ(listed(), std::vector<std::string>{"AliceAtHome000001"});
  world.now += minutes{30};
  EXPECT_TRUE(listed().empty());
}

TEST_F(SignInSessions, ComeInPages) {
  const auto first =
      world.must(admin, "ListSignInSessions", {{"UserName", "alice"}, {"MaxItems", "1"}});
  EXPECT_EQ(first["IsTruncated"], true);
  const auto second =
      world.must(admin, "ListSignInSessions",
                 {{"UserName", "alice"}, {"MaxItems", "1"}, {"Marker", first["Marker"]}});
  EXPECT_EQ(second["IsTruncated"], false);
  EXPECT_EQ(second["SignInSessions"][0]["SessionId"], "AliceAtWork000002");
}

TEST_F(SignInSessions, AreEndedOneByOne) {
  EXPECT_EQ(end("alice", "AliceAtWork000002"), "Success");
  EXPECT_EQ(listed(), std::vector<std::string>{"AliceAtHome000001"});
  EXPECT_EQ(listed("bob").size(), 1U);
  EXPECT_EQ(end("alice", "AliceAtWork000002"),
            "404 NoSuchEntity: The sign-in session with id AliceAtWork000002 cannot be found.");
}

TEST_F(SignInSessions, AreNotEndedInSomebodyElsesName) {
  EXPECT_THAT(end("alice", "BobSomewhere00003"), HasSubstr("NoSuchEntity"));
  EXPECT_EQ(listed("bob").size(), 1U);
}

TEST_F(SignInSessions, TakeAPermissionOnTheUserWhoseTheyAre) {
  EXPECT_THAT(world.refusal(bob, "ListSignInSessions", {{"UserName", "alice"}}),
              HasSubstr("perform: rollcall:ListSignInSessions on resource: user alice"));
  // Who holds a key alone is not told where its user signs in from.
  EXPECT_THAT(world.refusal(bob, "ListSignInSessions"),
              HasSubstr("perform: rollcall:ListSignInSessions on resource: user bob"));
  world.put_policy("bob", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "rollcall:*SignInSession*",
      "Resource": "arn:aws:iam::123456789012:user/${aws:username}"}})");
  EXPECT_EQ(world.must(bob, "ListSignInSessions")["SignInSessions"].size(), 1U);
  EXPECT_EQ(world.refusal(bob, "EndSignInSession", {{"SessionId", "BobSomewhere00003"}}),
            "Success");
  EXPECT_THAT(world.refusal(bob, "ListSignInSessions", {{"UserName", "alice"}}),
              HasSubstr("AccessDenied"));
}

}  // namespace
}  // namespace rollcall::actions
