#include "store/passwords.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PasswordsContract : public StoreContract {
 protected:
  PasswordsContract() { insert_users({"alice", "bob"}); }

  void give(std::string_view hash, std::size_t remembered) {
    change([&](Tables& tables) { tables.passwords.save("Alice", profile, hash, remembered); });
  }

  std::vector<std::string> hashes(std::size_t most) {
    return read([&](const Tables& tables) { return tables.passwords.hashes("alice", most); });
  }

  std::optional<iam::LoginProfile> profile_of(std::string_view name) {
    return read([&](const Tables& tables) { return tables.users.find(name)->login_profile; });
  }

  bool sign_in(std::string_view name, base::Instant now) {
    return *store->write(account, store::Effect::Record, [&](Tables& tables) -> base::Result<bool> {
      return tables.passwords.record_use(name, now, base::Seconds{300});
    });
  }

  const iam::LoginProfile profile{.created = noon,
                                  .last_changed = noon + base::Seconds{5},
                                  .last_used = {},
                                  .reset_required = true};
};

INSTANTIATE_TEST_SUITE_P(Store, PasswordsContract, every_engine, name_of_engine);

TEST_P(PasswordsContract, AProfileIsWrittenIntoTheUsersRowAndNoOthers) {
  give("first", 1);
  const auto found = profile_of("alice");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->created, noon);
  EXPECT_EQ(found->last_changed, noon + base::Seconds{5});
  EXPECT_FALSE(found->last_used);
  EXPECT_TRUE(found->reset_required);
  EXPECT_FALSE(profile_of("bob"));
}

TEST_P(PasswordsContract, TheLastUseOfAPasswordThatIsTakenAwayStaysKnownOfTheUser) {
  const auto user = [&] {
    return read([](const Tables& tables) { return *tables.users.find("alice"); });
  };
  const auto erase = [&] { change([](Tables& tables) { tables.passwords.erase("alice"); }); };
  EXPECT_FALSE(iam::any_password_last_used(user()));
  give("first", 1);
  sign_in("alice", noon);
  EXPECT_FALSE(user().earlier_password_last_used);
  EXPECT_EQ(iam::any_password_last_used(user()), noon);
  erase();
  give("second", 1);
  EXPECT_FALSE(user().login_profile->last_used);
  EXPECT_EQ(iam::any_password_last_used(user()), noon);
  erase();
  EXPECT_EQ(iam::any_password_last_used(user()), noon) << "one that was not used changes nothing";
  give("third", 1);
  sign_in("alice", noon + base::Seconds{10});
  EXPECT_EQ(iam::any_password_last_used(user()), noon + base::Seconds{10});
  EXPECT_EQ(read([](const Tables& tables) { return tables.users.list("/", {}).rows; })
                .at(0)
                .earlier_password_last_used,
            noon);
}

TEST_P(PasswordsContract, HashesComeNewestFirstAndNoMoreThanAskedFor) {
  give("first", 24);
  give("second", 24);
  give("third", 24);
  EXPECT_THAT(hashes(24), ElementsAre("third", "second", "first"));
  EXPECT_THAT(hashes(2), ElementsAre("third", "second"));
}

TEST_P(PasswordsContract, HashesBeyondThoseRememberedAreForgotten) {
  give("first", 3);
  give("second", 3);
  give("third", 2);
  EXPECT_THAT(hashes(24), ElementsAre("third", "second"));
  give("fourth", 1);
  EXPECT_THAT(hashes(24), ElementsAre("fourth"));
}

TEST_P(PasswordsContract, AProfileMayBeSavedWithoutANewHash) {
  give("first", 1);
  iam::LoginProfile changed = profile;
  changed.reset_required = false;
  change([&](Tables& tables) { tables.passwords.save("alice", changed); });
  EXPECT_FALSE(profile_of("alice")->reset_required);
  EXPECT_THAT(hashes(24), ElementsAre("first"));
}

TEST_P(PasswordsContract, ErasingTakesProfileAndHashesAway) {
  give("first", 24);
  give("second", 24);
  change([](Tables& tables) { tables.passwords.erase("alice"); });
  EXPECT_FALSE(profile_of("alice"));
  EXPECT_THAT(hashes(24), IsEmpty());
}

TEST_P(PasswordsContract, OnlyTheFirstSignInOfASpanIsRecorded) {
  give("first", 1);
  EXPECT_TRUE(sign_in("alice", noon));
  EXPECT_FALSE(sign_in("alice", noon + base::Seconds{299}));
  EXPECT_EQ(profile_of("alice")->last_used, noon);
  EXPECT_TRUE(sign_in("alice", noon + base::Seconds{300}));
  EXPECT_EQ(profile_of("alice")->last_used, noon + base::Seconds{300});
}

TEST_P(PasswordsContract, ASignInRecordedByAClockThatWasAheadGivesWay) {
  give("first", 1);
  sign_in("alice", noon);
  EXPECT_FALSE(sign_in("alice", noon - base::Seconds{900}));
  EXPECT_TRUE(sign_in("alice", noon - base::Seconds{901}));
  EXPECT_EQ(profile_of("alice")->last_used, noon - base::Seconds{901});
}

TEST_P(PasswordsContract, AUserWithoutAPasswordRecordsNoSignIn) {
  EXPECT_FALSE(sign_in("bob", noon));
  EXPECT_FALSE(profile_of("bob"));
}

TEST_P(PasswordsContract, RootMayHaveAPassword) {
  change([&](Tables& tables) { tables.passwords.save("", profile, "root's", 1); });
  EXPECT_TRUE(read([](const Tables& tables) { return tables.users.root(); }).login_profile);
  EXPECT_TRUE(sign_in("", noon));
}

}  // namespace
}  // namespace rollcall::test
