// What is taken away at one server is gone at all of them.

#include <gmock/gmock.h>

#include <thread>

#include "support/servers_world.h"

namespace rollcall::test {
namespace {

class Revocation : public ::testing::Test {
 protected:
  static constexpr std::size_t here = 0;
  static constexpr std::size_t there = 1;

  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    world = ServersWorld::of_two();
    world->must(world->root(), "CreateUser", {{"UserName", "alice"}});
    alice = world->new_key("alice");
    EXPECT_EQ(asked(there, "GetCallerIdentity"), "Success");
  }

  std::string asked(std::size_t place, std::string_view action, const Parameters& parameters = {}) {
    return to_text(world->server(place).call(alice, action, parameters));
  }

  std::unique_ptr<ServersWorld> world;
  sigv4::Credentials alice;
};

TEST_F(Revocation, OfAKeyHoldsAtTheOtherServerOnceItHasLooked) {
  const auto update = [&](const char* status) {
    ASSERT_TRUE(
        world
            ->call(
                here, world->root(), "UpdateAccessKey",
                {{"UserName", "alice"}, {"AccessKeyId", alice.access_key_id}, {"Status", status}})
            .is_success());
  };
  for (int i = 0; i < 3; ++i) {
    update("Inactive");
    EXPECT_THAT(asked(there, "GetCallerIdentity"),
                ::testing::StartsWith("403 InvalidClientTokenId"));
    update("Active");
    EXPECT_EQ(asked(there, "GetCallerIdentity"), "Success");
  }
}

TEST_F(Revocation, OfAPermissionHoldsAtTheOtherServerOnceItHasLooked) {
  const Parameters policy = {{"UserName", "alice"},
                             {"PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"}};
  EXPECT_THAT(asked(there, "ListUsers"), ::testing::StartsWith("403 AccessDenied"));
  ASSERT_TRUE(world->call(here, world->root(), "AttachUserPolicy", policy).is_success());
  EXPECT_EQ(asked(there, "ListUsers"), "Success");
  ASSERT_TRUE(world->call(here, world->root(), "DetachUserPolicy", policy).is_success());
  EXPECT_THAT(asked(there, "ListUsers"), ::testing::StartsWith("403 AccessDenied"));
}

// A server that cannot hear the database does not know what was taken away: it asks, and nobody
// answers.
TEST_F(Revocation, HoldsAtAServerThatIsCutOffBecauseItBelievesNothing) {
  const store::Store& cut_off = world->server(there).store();
  world->before_the_second().put_out();
  world->before_the_second().cut_at(1, Cut::BeforeTheServerHasIt);
  while (cut_off.may_trust(servers_account, cut_off.epoch(servers_account)))
    std::this_thread::yield();
  EXPECT_THAT(asked(there, "GetCallerIdentity"), ::testing::StartsWith("503 ServiceUnavailable"));

  ASSERT_TRUE(world->server(here)
                  .call(world->root(), "DeleteAccessKey",
                        {{"UserName", "alice"}, {"AccessKeyId", alice.access_key_id}})
                  .is_success());
  world->before_the_second().bring_back();
  std::string answer;
  do
    answer = asked(there, "GetCallerIdentity");
  while (answer.starts_with("503"));
  EXPECT_THAT(answer, ::testing::StartsWith("403 InvalidClientTokenId"));
}

}  // namespace
}  // namespace rollcall::test
