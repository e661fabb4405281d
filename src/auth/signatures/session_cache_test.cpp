#include "auth/signatures/session_cache.h"

#include <gtest/gtest.h>

#include "auth/signatures/last_use.h"
#include "base/encoding.h"
#include "crypto/random.h"
#include "support/interrupted_reads.h"
#include "support/temporary_store.h"

namespace rollcall::auth {
namespace {

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};
constexpr const char* key_id = "ASIAQAAAAAAAAAAAAAAA";

// A role called deployer, and tokens of its sessions.
class Sessions : public ::testing::Test {
 protected:
  Sessions() {
    store.add_account({.id = account, .created = noon});
    change([](store::Tables& tables) { add_deployer(tables, "AROAFIRST"); });
  }

  static void add_deployer(store::Tables& tables, const std::string& id) {
    tables.roles.insert({.account = account,
                         .name = "deployer",
                         .id = id,
                         .created = noon,
                         .assume_role_policy = "{}"});
  }

  void change(const std::function<void(store::Tables&)>& body) { store.change(account, body); }

  std::string token_of(const std::string& session_name) const {
    return tokens.seal({.kind = SessionKind::Role,
                        .account = account,
                        .access_key_id = key_id,
                        .secret = base::Secret("secret"),
                        .principal_name = "deployer",
                        .principal_id = "AROAFIRST",
                        .name = session_name,
                        .issued = noon,
                        .expires = noon + std::chrono::hours{1}});
  }

  // Whose session a token is; "" for nobody's.
  std::string bearer_of(const std::string& token) {
    const auto holder = sessions.find(key_id, token).value();
    return holder ? holder->caller().user_id : "";
  }

  test::InterruptedReads reads;
  test::TemporaryStore store;
  PolicyCache policies{1'000'000};
  SessionTokens tokens{store.keys(), crypto::system_random()};
  SessionCache sessions{*store, policies, tokens, 100};
};

// As it would be if somebody guessed: of the same length, and right but for its last byte.
std::string with_last_byte_changed(const std::string& token) {
  std::string bytes = base::from_base64(token).value();
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  return base::to_base64(bytes);
}

}  // namespace

TEST_F(Sessions, AreFoundAtOnceUnlessSomebodyWouldHaveToBeWaitedFor) {
  const std::string token = token_of("ann");
  const auto beside_a_read = [&] {
    return store
        ->read(account, [&](const store::Tables&) { return sessions.find_at_once(key_id, token); })
        .value();
  };
  EXPECT_FALSE(beside_a_read()) << "the only connection that there is";
  const auto found = sessions.find_at_once(key_id, token);
  ASSERT_TRUE(found && *found && **found);
  EXPECT_EQ(**beside_a_read(), **found) << "it is in memory";
  change([](store::Tables& tables) { tables.roles.erase("deployer"); });
  EXPECT_FALSE(beside_a_read()) << "what is in memory is no longer true";
  EXPECT_EQ(sessions.find_at_once(key_id, token).value().value(), nullptr);
  EXPECT_EQ(sessions.find_at_once(key_id, with_last_byte_changed(token)).value().value(), nullptr);
}

TEST_F(Sessions, AreReadOnceWhileNothingChanges) {
  const std::string token = token_of("ann");
  EXPECT_EQ(bearer_of(token), "AROAFIRST:ann");
  EXPECT_EQ(sessions.find(key_id, token).value(), sessions.find(key_id, token).value());
}

TEST_F(Sessions, AskForTheirTokenEveryTimeHoweverWellTheyAreKnown) {
  const std::string token = token_of("ann");
  const std::string wrong = with_last_byte_changed(token);
  EXPECT_EQ(bearer_of(wrong), "");
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(bearer_of(token), "AROAFIRST:ann");
    for (const std::string& other : {wrong, std::string(), token + "A", token.substr(4)})
      EXPECT_EQ(bearer_of(other), "") << other;
    change([](const store::Tables&) {});
    EXPECT_EQ(bearer_of(wrong), "") << "nor when the account has changed";
  }
  EXPECT_EQ(bearer_of(token), "AROAFIRST:ann");
}

TEST_F(Sessions, OfOneKeyAreToldApartByTheirTokens) {
  const std::string ann = token_of("ann");
  const std::string bob = token_of("bob");
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(bearer_of(ann), "AROAFIRST:ann");
    EXPECT_EQ(bearer_of(bob), "AROAFIRST:bob");
  }
}

TEST_F(Sessions, OfRolesAreUsesOfTheRoleWhichAreWrittenDownOnceInFifteenMinutes) {
  const auto use_at = [&](base::Instant now) {
    const Authenticated use{
        sessions.find(key_id, token_of("ann")).value(), {now, "eu-west-1", "sts"}, "eu-west-1"};
    if (!is_due(use))
      return false;
    EXPECT_TRUE(record_use(*store, use, {}).has_value());
    return true;
  };
  EXPECT_TRUE(use_at(noon));
  change([](const store::Tables&) {});
  EXPECT_FALSE(use_at(noon + std::chrono::minutes{15} - base::Seconds{1}));
  EXPECT_TRUE(use_at(noon + std::chrono::minutes{15}));
  const auto role =
      store
          ->read(account, [](const store::Tables& tables) { return tables.roles.find("deployer"); })
          .value();
  EXPECT_EQ(role->last_used->date, noon + std::chrono::minutes{15});
}

TEST_F(Sessions, KnowWhenTheirRoleWasLastUsedIfItEverWas) {
  const std::string token = token_of("ann");
  EXPECT_EQ(sessions.find(key_id, token).value()->last_recorded_use(), std::nullopt);
  change([](store::Tables& tables) {
    tables.roles.record_use("deployer", {noon, "eu-west-1"}, base::Seconds{1});
  });
  EXPECT_EQ(sessions.find(key_id, token).value()->last_recorded_use(), noon);
}

TEST_F(Sessions, OfARoleThatWasMadeAnewUnderTheSameNameAreNobodys) {
  const std::string token = token_of("ann");
  EXPECT_EQ(bearer_of(token), "AROAFIRST:ann");
  change([](store::Tables& tables) {
    tables.roles.erase("deployer");
    add_deployer(tables, "AROASECOND");
  });
  EXPECT_EQ(bearer_of(token), "");
}

TEST_F(Sessions, OfARoleThatIsGoneAreForgotten) {
  const std::string token = token_of("ann");
  const std::weak_ptr<const KeyHolder> held = sessions.find(key_id, token).value();
  EXPECT_FALSE(held.expired());
  change([](store::Tables& tables) { tables.roles.erase("deployer"); });
  EXPECT_FALSE(sessions.find(key_id, token).value());
  EXPECT_TRUE(held.expired()) << "their secrets as well";
}

TEST_F(Sessions, WhoseRoleChangedWhileItWasReadAreReadAnew) {
  const std::string token = token_of("ann");
  reads.interrupt_next(
      [&] { change([](store::Tables& tables) { tables.roles.erase("deployer"); }); });
  EXPECT_EQ(bearer_of(token), "AROAFIRST:ann") << "as it was when it was asked";
  EXPECT_EQ(bearer_of(token), "");
}

}  // namespace rollcall::auth
