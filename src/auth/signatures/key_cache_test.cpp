#include "auth/signatures/key_cache.h"

#include <gtest/gtest.h>

#include "crypto/random.h"
#include "iam/identifiers.h"
#include "support/interrupted_reads.h"
#include "support/temporary_store.h"

namespace rollcall::auth {
namespace {

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};

// Alice and her key.
class Keys : public ::testing::Test {
 protected:
  Keys() {
    store.add_account({.id = account, .created = noon});
    store.change(account, [&](store::Tables& tables) {
      tables.users.insert(
          {.account = account, .name = "alice", .id = "AIDAALICE", .created = noon});
      tables.access_keys.insert({.key = key, .secret = base::Secret("secret")});
    });
  }

  void set_status(iam::Status status) {
    store.change(account,
                 [&](store::Tables& tables) { tables.access_keys.set_status(key, status); });
  }

  test::InterruptedReads reads;
  test::TemporaryStore store;
  PolicyCache policies{1'000'000};
  KeyCache keys{*store, policies, 100};
  const iam::AccessKey key{.id = iam::new_access_key_id(account, crypto::system_random()),
                           .user_name = "alice",
                           .created = noon,
                           .last_used = {}};
};

}  // namespace

TEST_F(Keys, ThatChangedWhileTheyWereReadAreReadAnew) {
  reads.interrupt_next([&] { set_status(iam::Status::Inactive); });
  EXPECT_EQ(keys.find(key.id).value()->status(), iam::Status::Active)
      << "as they were when it was asked";
  EXPECT_EQ(keys.find(key.id).value()->status(), iam::Status::Inactive);
  const auto known = keys.find(key.id).value();
  EXPECT_EQ(keys.find(key.id).value(), known) << "and then no more";
}

TEST_F(Keys, AreFoundAtOnceUnlessSomebodyWouldHaveToBeWaitedFor) {
  const auto beside_a_read = [&] {
    return store->read(account, [&](const store::Tables&) { return keys.find_at_once(key.id); })
        .value();
  };
  EXPECT_FALSE(beside_a_read()) << "the only connection that there is";
  const auto found = keys.find_at_once(key.id);
  ASSERT_TRUE(found && *found && **found);
  EXPECT_EQ(**beside_a_read(), **found) << "it is in memory";
  set_status(iam::Status::Inactive);
  EXPECT_FALSE(beside_a_read()) << "what is in memory is no longer true";
  EXPECT_EQ(keys.find_at_once(key.id).value().value()->status(), iam::Status::Inactive);
  EXPECT_EQ(keys.find_at_once("AKIAIOSFODNN7EXAMPLE").value().value(), nullptr);
}

TEST_F(Keys, ThatWereDeletedAreForgotten) {
  const std::weak_ptr<const KeyHolder> held = keys.find(key.id).value();
  EXPECT_FALSE(held.expired());
  store.change(account, [&](store::Tables& tables) { tables.access_keys.erase(key); });
  EXPECT_FALSE(keys.find(key.id).value());
  EXPECT_TRUE(held.expired()) << "their secrets as well";
}

}  // namespace rollcall::auth
