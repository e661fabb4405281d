#include "store/disabled_users.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using namespace std::chrono_literals;
using store::Tables;

const iam::LoginProfile profile{.created = noon - 9h,
                                .last_changed = noon - 8h,
                                .last_used = noon - 7h,
                                .reset_required = true};

iam::AccessKeyWithSecret a_key(std::string id, iam::Status status) {
  return {.key = {.id = std::move(id), .user_name = "alice", .status = status, .created = noon},
          .secret = base::Secret("secret")};
}

// Alice with a password, an active key and an inactive one; set aside when a test says so.
class DisabledUsersContract : public StoreContract {
 protected:
  DisabledUsersContract() {
    insert_users({"alice", "bob"});
    change([](Tables& tables) {
      tables.passwords.save("alice", {.created = noon - 9h, .last_changed = noon - 9h}, "old", 24);
      tables.passwords.save("alice", profile, "present", 24);
      tables.access_keys.insert(a_key("AKIAACTIVE0000000001", iam::Status::Active));
      tables.access_keys.insert(a_key("AKIAINACTIVE00000002", iam::Status::Inactive));
    });
  }

  void disable(base::Instant now = noon) {
    change([&](Tables& tables) {
      tables.disabled_users.set_aside(*tables.users.find("alice"), now);
      for (const iam::AccessKey& key : tables.access_keys.of("alice"))
        if (key.status == iam::Status::Active) {
          tables.access_keys.set_status(key, iam::Status::Inactive);
          tables.disabled_users.set_aside(key);
        }
    });
  }

  void give_back(base::Instant now = noon + 1h) {
    change(
        [&](Tables& tables) { tables.disabled_users.give_back(*tables.users.find("alice"), now); });
  }

  std::optional<iam::DisabledUser> disabled(std::string_view name = "alice") {
    return read([&](const Tables& tables) { return tables.disabled_users.find(name); });
  }

  iam::User user(std::string_view name = "alice") {
    return read([&](const Tables& tables) { return *tables.users.find(name); });
  }

  std::optional<base::Instant> sessions_ended() {
    return read([](const Tables& tables) { return tables.disabled_users.sessions_ended("alice"); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, DisabledUsersContract, every_engine, name_of_engine);

TEST_P(DisabledUsersContract, AreNotThoseWhoWereNeverDisabled) {
  EXPECT_FALSE(disabled());
  EXPECT_FALSE(sessions_ended());
  give_back();
  EXPECT_FALSE(disabled());
  EXPECT_TRUE(user().login_profile);
}

TEST_P(DisabledUsersContract, GetBackWhatWasTakenWithEveryDate) {
  disable();
  EXPECT_FALSE(user().login_profile);
  EXPECT_EQ(user().earlier_password_last_used, profile.last_used);
  const auto taken = disabled();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->disabled, noon);
  EXPECT_EQ(taken->access_key_ids, std::vector<std::string>{"AKIAACTIVE0000000001"});
  EXPECT_EQ(sessions_ended(), noon);
  give_back();
  EXPECT_FALSE(disabled());
  const auto given = user().login_profile;
  ASSERT_TRUE(given);
  EXPECT_EQ(given->created, profile.created);
  EXPECT_EQ(given->last_changed, profile.last_changed);
  EXPECT_EQ(given->last_used, profile.last_used);
  EXPECT_EQ(given->reset_required, profile.reset_required);
  EXPECT_EQ(read([](const Tables& tables) { return tables.passwords.hashes("alice", 9); }),
            (std::vector<std::string>{"present", "old"}));
  EXPECT_EQ(sessions_ended(), noon);
}

TEST_P(DisabledUsersContract, KeepTheFirstDateWhenTheyAreDisabledOnceMore) {
  disable();
  disable(noon + 1h);
  const auto taken = disabled();
  EXPECT_EQ(taken->disabled, noon);
  EXPECT_TRUE(taken->login_profile);
  EXPECT_EQ(taken->access_key_ids.size(), 1U);
  EXPECT_EQ(sessions_ended(), noon + 1h);
}

TEST_P(DisabledUsersContract, GetBackNoPasswordWhereAnotherOneWasMadeMeanwhile) {
  disable();
  change([](Tables& tables) {
    tables.passwords.save("alice", {.created = noon, .last_changed = noon}, "newer", 24);
  });
  EXPECT_FALSE(disabled()->login_profile);
  give_back();
  EXPECT_EQ(user().login_profile->created, noon);
  EXPECT_EQ(read([](const Tables& tables) { return tables.passwords.hashes("alice", 1); }),
            std::vector<std::string>{"newer"});
}

TEST_P(DisabledUsersContract, ForgetAKeyThatIsDecidedOverOrDeleted) {
  const auto key =
      read([](const Tables& tables) { return tables.access_keys.of("alice").front(); });
  disable();
  change([&](Tables& tables) { tables.access_keys.set_status(key, iam::Status::Inactive); });
  EXPECT_TRUE(disabled()->access_key_ids.empty());
  change([&](Tables& tables) { tables.access_keys.set_status(key, iam::Status::Active); });
  disable();
  EXPECT_EQ(disabled()->access_key_ids.size(), 1U);
  change([&](Tables& tables) { tables.access_keys.erase(key); });
  EXPECT_TRUE(disabled()->access_key_ids.empty());
}

TEST_P(DisabledUsersContract, AreStillDisabledUnderAnotherName) {
  disable();
  change([](Tables& tables) {
    iam::User changed = *tables.users.find("alice");
    changed.name = "alicia";
    tables.users.rename("alice", changed);
  });
  EXPECT_FALSE(disabled());
  ASSERT_TRUE(disabled("alicia"));
  EXPECT_EQ(disabled("alicia")->access_key_ids.size(), 1U);
}

TEST_P(DisabledUsersContract, LeaveNothingBehindWhenTheyAreDeleted) {
  disable();
  change([](Tables& tables) {
    for (const iam::AccessKey& key : tables.access_keys.of("alice"))
      tables.access_keys.erase(key);
    tables.users.erase("alice");
    tables.users.insert(a_user("alice"));
  });
  EXPECT_FALSE(disabled());
  EXPECT_FALSE(sessions_ended());
  EXPECT_TRUE(
      read([](const Tables& tables) { return tables.passwords.hashes("alice", 9); }).empty());
}

TEST_P(DisabledUsersContract, AreNobodyElse) {
  disable();
  EXPECT_FALSE(disabled("bob"));
  EXPECT_FALSE(store
                   ->read(another_account,
                          [](const Tables& tables) { return tables.disabled_users.find("alice"); })
                   .value());
}

TEST_P(DisabledUsersContract, AreNotHeldUpByAClockThatWasAhead) {
  disable(noon + 9'000h);
  give_back(noon + 1h);
  EXPECT_EQ(sessions_ended(), noon + 1h);
}

}  // namespace
}  // namespace rollcall::test
