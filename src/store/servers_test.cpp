// Several servers on one database: what one of them changes, and what another one still believes.

#include <thread>

#include "support/cutting_proxy.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Store;

class PostgresServers : public ::testing::Test {
 protected:
  void SetUp() override {
    if (PostgresServer::shared() == nullptr)
      GTEST_SKIP() << PostgresServer::missing;
    kept.emplace();
    proxy.emplace(PostgresServer::shared()->socket());
    one = opened(kept->address());
    another = opened(PostgresServer::address_of(kept->name(), proxy->folder()));
    ASSERT_TRUE(one->create_account(
        {.id = account, .created = noon, .root_email = {}, .alias = {}, .report_edition = {}},
        {.account = account, .name = {}, .created = noon, .login_profile = {}},
        [](store::Tables&) -> base::Result<base::Nothing> { return base::Nothing{}; }));
  }

  std::unique_ptr<Store> opened(const store::postgres::Address& address) const {
    return Store::open(
               {.directory = {},
                .keys = keys,
                .random = crypto::system_random(),
                .database = store::postgres::Options{.address = address,
                                                     .look_every = std::chrono::milliseconds{1}}})
        .value();
  }

  // Whether what is read there now would be believed for a while. It may take as long as it takes.
  static bool is_trusting(const Store& server) {
    return server.may_trust(account, server.epoch(account));
  }
  static void wait_until(const std::function<bool()>& is_so) {
    while (!is_so())
      std::this_thread::yield();
  }

  const crypto::Keyring keys = crypto::Keyring::create(crypto::system_random());
  std::optional<EmptiedDatabase> kept;
  std::optional<CuttingProxy> proxy;  // between `another` and the database
  std::unique_ptr<Store> one;
  std::unique_ptr<Store> another;
};

TEST_F(PostgresServers, WhatOneChangesAnotherSoonNoLongerBelieves) {
  for (int i = 0; i < 5; ++i) {
    const auto epoch = another->epoch(account);
    ASSERT_TRUE(one->write(account, store::Effect::Mutation,
                           [&](store::Tables& tables) -> base::Result<base::Nothing> {
                             tables.users.insert(a_user("user-" + std::to_string(i)));
                             return base::Nothing{};
                           }));
    wait_until([&] { return another->epoch(account) != epoch; });
    EXPECT_FALSE(another->may_trust(account, epoch));
    wait_until([&] { return is_trusting(*another); });
  }
}

TEST_F(PostgresServers, OneThatCannotHearTheDatabaseBelievesNothingUntilItDoes) {
  wait_until([&] { return is_trusting(*another); });
  proxy->put_out();
  proxy->cut_at(1, Cut::BeforeTheServerHasIt);
  wait_until([&] { return !is_trusting(*another); });
  const auto epoch = another->epoch(account);
  ASSERT_TRUE(one->write(account, store::Effect::Mutation,
                         [](store::Tables& tables) -> base::Result<base::Nothing> {
                           tables.users.insert(a_user("alice"));
                           return base::Nothing{};
                         }));
  EXPECT_FALSE(is_trusting(*another));
  proxy->bring_back();
  wait_until([&] { return is_trusting(*another); });
  EXPECT_FALSE(another->may_trust(account, epoch));
}

}  // namespace
}  // namespace rollcall::test
