// The same thing is asked of two servers by many at once, and happens as often as it may.

#include <gmock/gmock.h>

#include <atomic>
#include <functional>
#include <latch>
#include <thread>

#include "auth/codes/mfa_code.h"
#include "crypto/totp.h"
#include "support/servers_world.h"

namespace rollcall::test {
namespace {

class Storms : public ::testing::Test {
 protected:
  static constexpr int callers = 12;

  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    world = ServersWorld::of_two();
    world->must(world->root(), "CreateUser", {{"UserName", "alice"}});
  }

  // Of so many callers, half at each server, those who are answered with success. What the others
  // are answered begins with the refusal.
  int successes(const std::function<ActionAnswer(OneServer&, int caller)>& ask,
                const std::string& refusal) {
    std::latch all_are_there(callers);
    std::atomic<int> count = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < callers; ++i)
      threads.emplace_back([&, i] {
        OneServer& server = world->server(static_cast<std::size_t>(i) % world->size());
        all_are_there.arrive_and_wait();
        const ActionAnswer answer = ask(server, i);
        if (answer.is_success())
          ++count;
        else
          EXPECT_THAT(to_text(answer), ::testing::StartsWith(refusal));
      });
    threads.clear();  // joins
    return count;
  }

  std::unique_ptr<ServersWorld> world;
};

TEST_F(Storms, OneUserIsMadeOnce) {
  for (const std::string name : {"bob", "cid", "dan"}) {
    EXPECT_EQ(successes(
                  [&](OneServer& server, int) {
                    return server.call(world->root(), "CreateUser", {{"UserName", name}});
                  },
                  "409 EntityAlreadyExists"),
              1);
    EXPECT_TRUE(world->server(0).call(world->root(), "GetUser", {{"UserName", name}}).is_success());
  }
}

TEST_F(Storms, AUserGetsNoMoreKeysThanTwo) {
  EXPECT_EQ(successes(
                [&](OneServer& server, int) {
                  return server.call(world->root(), "CreateAccessKey", {{"UserName", "alice"}});
                },
                "409 LimitExceeded"),
            2);
  const auto keys = world->must(world->root(), "ListAccessKeys", {{"UserName", "alice"}});
  EXPECT_EQ(keys["AccessKeyMetadata"].size(), 2U);
}

TEST_F(Storms, OneOfTwoNamesIsTakenByOneOfThoseWhoWantIt) {
  for (int i = 0; i < callers; ++i)
    world->must(world->root(), "CreateUser", {{"UserName", "user-" + std::to_string(i)}});
  EXPECT_EQ(successes(
                [&](OneServer& server, int caller) {
                  return server.call(
                      world->root(), "UpdateUser",
                      {{"UserName", "user-" + std::to_string(caller)}, {"NewUserName", "heir"}});
                },
                "409 EntityAlreadyExists"),
            1);
}

TEST_F(Storms, ACodeIsGoodOnce) {
  const auto alice = world->new_key("alice");
  const auto made =
      world->must(world->root(), "CreateVirtualMFADevice", {{"VirtualMFADeviceName", "phone"}});
  const auto base32 =
      base::from_base64(made["VirtualMFADevice"]["Base32StringSeed"].get<std::string>());
  const base::Secret seed(*base::from_base32(*base32));
  const std::string serial = made["VirtualMFADevice"]["SerialNumber"];
  const auto step = crypto::totp_counter(world->installation().now);
  world->must(world->root(), "EnableMFADevice",
              {{"UserName", "alice"},
               {"SerialNumber", serial},
               {"AuthenticationCode1", crypto::totp_code(seed, step - 1)},
               {"AuthenticationCode2", crypto::totp_code(seed, step)}});
  world->installation().now += std::chrono::seconds{30};
  // At once as many as have a try: the others learn nothing of the code.
  EXPECT_EQ(successes(
                [&](OneServer& server, int) {
                  return server.call(
                      alice, "GetSessionToken",
                      {{"SerialNumber", serial}, {"TokenCode", crypto::totp_code(seed, step + 1)}});
                },
                "403 AccessDenied"),
            1);
}

TEST_F(Storms, AGuesserOfCodesHasNoMoreTriesAtTwoServers) {
  std::atomic<int> tries = 0;
  std::vector<std::jthread> guessers;
  for (int i = 0; i < callers; ++i)
    guessers.emplace_back([&, i] {
      store::Store& store = world->server(static_cast<std::size_t>(i) % world->size()).store();
      for (int j = 0; j < 5; ++j) {
        const auto counted =
            store.write(servers_account, store::Effect::Record,
                        [&](store::Tables& tables) -> base::Result<bool> {
                          return auth::count_try(tables, {.door = store::TriedAt::SignIn,
                                                          .user_name = "alice",
                                                          .serial_number = "arn:phone",
                                                          .now = world->installation().now});
                        });
        EXPECT_TRUE(counted);
        tries += counted && *counted ? 1 : 0;
      }
    });
  guessers.clear();  // joins
  EXPECT_EQ(tries, auth::most_tries);
}

}  // namespace
}  // namespace rollcall::test
