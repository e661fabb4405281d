#include "store/security_keys.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Purpose = iam::KeyChallenge::Purpose;

constexpr const char* beginning = "arn:aws:iam::123456789012:u2f/user/alice/";

iam::SecurityKey a_key(const std::string& name, const std::string& user_name) {
  return {.serial_number = beginning + name,
          .user_name = user_name,
          .enabled = noon,
          .credential_id = std::string("\0id of ", 7) + name,
          .algorithm = -7,
          .public_key = std::string("\0key", 4),
          .sign_count = 4'000'000'000,
          .has_verified_user = true};
}

class SecurityKeysContract : public StoreContract {
 protected:
  SecurityKeysContract() {
    insert_users({"Alice", "bob"});
    change([](Tables& tables) {
      tables.security_keys.insert(a_key("second", "alice"));
      tables.security_keys.insert(a_key("First", "alice"));
    });
  }

  std::vector<std::string> serials_of(std::string_view user_name) {
    return read([&](const Tables& tables) {
      std::vector<std::string> found;
      for (const iam::SecurityKey& key : tables.security_keys.of(user_name))
        found.push_back(key.serial_number.substr(std::string_view(beginning).size()));
      return found;
    });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, SecurityKeysContract, every_engine, name_of_engine);

TEST_P(SecurityKeysContract, AKeyIsFoundWhateverTheCaseAsItWasKept) {
  const auto key = read([](const Tables& tables) {
    return tables.security_keys.find("ARN:aws:iam::123456789012:u2f/user/alice/first");
  });
  ASSERT_TRUE(key);
  const iam::SecurityKey kept = a_key("First", "Alice");
  EXPECT_EQ(key->serial_number, kept.serial_number);
  EXPECT_EQ(key->user_name, "Alice");
  EXPECT_EQ(key->enabled, noon);
  EXPECT_EQ(key->credential_id, kept.credential_id);
  EXPECT_EQ(key->algorithm, -7);
  EXPECT_EQ(key->public_key, kept.public_key);
  EXPECT_EQ(key->sign_count, 4'000'000'000U);
  EXPECT_TRUE(key->has_verified_user);
  EXPECT_FALSE(read([](const Tables& tables) { return tables.security_keys.find("arn:lost"); }));
}

TEST_P(SecurityKeysContract, KeysOfAUserComeBySerialNumberAndFollowTheName) {
  EXPECT_THAT(serials_of("ALICE"), ElementsAre("First", "second"));
  EXPECT_THAT(serials_of("bob"), IsEmpty());
  change([](Tables& tables) {
    iam::User user = *tables.users.find("alice");
    user.name = "carol";
    tables.users.rename("alice", user);
  });
  EXPECT_THAT(serials_of("carol"), ElementsAre("First", "second"));
}

TEST_P(SecurityKeysContract, AKeyIsKnownByItsCredential) {
  const auto has = [&](const std::string& id) {
    return read([&](const Tables& tables) { return tables.security_keys.has_credential(id); });
  };
  EXPECT_TRUE(has(a_key("First", "").credential_id));
  EXPECT_FALSE(has("another"));
}

TEST_P(SecurityKeysContract, KeysAreCountedAndGoOneByOne) {
  const auto count = [&] {
    return read([](const Tables& tables) { return tables.security_keys.count(); });
  };
  EXPECT_EQ(count(), 2U);
  change([](Tables& tables) { tables.security_keys.erase(a_key("first", "").serial_number); });
  EXPECT_EQ(count(), 1U);
  EXPECT_THAT(serials_of("alice"), ElementsAre("second"));
}

TEST_P(SecurityKeysContract, TheCounterOfOneKeyMovesOnAndNeverBack) {
  change([](Tables& tables) {
    auto& keys = tables.security_keys;
    const std::string serial_number = a_key("First", "").serial_number;
    EXPECT_TRUE(keys.raise_sign_count(serial_number, 4'000'000'012));
    EXPECT_FALSE(keys.raise_sign_count(serial_number, 4'000'000'012));
    EXPECT_FALSE(keys.raise_sign_count(serial_number, 4'000'000'011));
    EXPECT_FALSE(keys.raise_sign_count(serial_number, 0));
  });
  read([](const Tables& tables) {
    EXPECT_EQ(tables.security_keys.of("alice").at(0).sign_count, 4'000'000'012U);
    EXPECT_EQ(tables.security_keys.of("alice").at(1).sign_count, 4'000'000'000U);
    return 0;
  });
}

TEST_P(SecurityKeysContract, AKeyThatCountsNothingIsUsedAgainUntilItCounts) {
  change([](Tables& tables) {
    auto& keys = tables.security_keys;
    iam::SecurityKey key = a_key("silent", "alice");
    key.sign_count = 0;
    keys.insert(key);
    EXPECT_TRUE(keys.raise_sign_count(key.serial_number, 0));
    EXPECT_TRUE(keys.raise_sign_count(key.serial_number, 0));
    EXPECT_TRUE(keys.raise_sign_count(key.serial_number, 1));
    EXPECT_FALSE(keys.raise_sign_count(key.serial_number, 0));
  });
}

TEST_P(SecurityKeysContract, TheReportSaysThatMfaIsActive) {
  std::vector<std::string> found;
  read([&](const Tables& tables) {
    tables.credential_rows.for_each([&](const report::Row& row) {
      if (row.mfa_active)
        found.emplace_back(row.user);
      return store::Scan::GoOn;
    });
    return 0;
  });
  EXPECT_THAT(found, ElementsAre("Alice"));
}

class KeyChallengesContract : public StoreContract {
 protected:
  KeyChallengesContract() {
    insert_users({"Alice"});
    change([](Tables& tables) {
      tables.signin_sessions.insert(
          {.id_hash = "hash", .user_name = "alice", .created = noon, .last_seen = noon});
    });
  }

  void put(const std::string& bytes, Purpose purpose = Purpose::SignIn) {
    change([&](Tables& tables) {
      tables.key_challenges.put(
          "hash", {.purpose = purpose, .user_name = "alice", .bytes = bytes, .issued = noon});
    });
  }

  std::optional<iam::KeyChallenge> take() {
    std::optional<iam::KeyChallenge> taken;
    change([&](Tables& tables) { taken = tables.key_challenges.take("hash"); });
    return taken;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, KeyChallengesContract, every_engine, name_of_engine);

TEST_P(KeyChallengesContract, AChallengeIsTakenOnce) {
  EXPECT_FALSE(take());
  put(std::string("\0asked", 6), Purpose::Register);
  const auto taken = take();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->bytes, std::string("\0asked", 6));
  EXPECT_EQ(taken->purpose, Purpose::Register);
  EXPECT_EQ(taken->user_name, "Alice");
  EXPECT_EQ(taken->issued, noon);
  EXPECT_FALSE(take());
}

TEST_P(KeyChallengesContract, TheNextChallengeTakesThePlaceOfTheOneBefore) {
  put("first", Purpose::Register);
  put("second");
  const auto taken = take();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->bytes, "second");
  EXPECT_EQ(taken->purpose, Purpose::SignIn);
  EXPECT_FALSE(take());
}

TEST_P(KeyChallengesContract, AChallengeIsOfItsOwnAccount) {
  const iam::AccountId smaller{100'000'000'001};
  store.add_account({.id = smaller, .created = noon, .alias = {}, .report_edition = {}});
  for (const iam::AccountId id : {smaller, another_account})
    store.change(id, [](Tables& tables) {
      tables.users.insert(a_user("ALICE"));
      tables.signin_sessions.insert(
          {.id_hash = "hash", .user_name = "ALICE", .created = noon, .last_seen = noon});
      tables.key_challenges.put("hash", {.user_name = "ALICE", .bytes = "theirs", .issued = noon});
    });
  EXPECT_FALSE(take());
  put("asked");
  const auto taken = take();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->user_name, "Alice");
  EXPECT_EQ(taken->bytes, "asked");
}

TEST_P(KeyChallengesContract, AChallengeGoesWithItsSession) {
  put("asked");
  change([](Tables& tables) {
    tables.signin_sessions.erase("hash");
    tables.signin_sessions.insert(
        {.id_hash = "hash", .user_name = "alice", .created = noon, .last_seen = noon});
  });
  EXPECT_FALSE(take());
}

}  // namespace
}  // namespace rollcall::test
