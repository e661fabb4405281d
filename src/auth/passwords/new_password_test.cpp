#include "auth/passwords/new_password.h"

#include <gtest/gtest.h>

#include "crypto/random.h"
#include "iam/errors.h"
#include "support/temporary_store.h"

namespace rollcall::auth {
namespace {

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};

// Alice, in an account where no password may come back while it is the last; and two of her sign-in
// sessions.
class NewPasswords : public ::testing::Test {
 protected:
  NewPasswords() {
    store.add_account({.id = account, .created = noon});
    store.change(account, [](store::Tables& tables) {
      tables.settings.save(iam::PasswordPolicy{.max_age_days = {}, .reuse_prevention = 1});
      tables.users.insert({.account = account,
                           .name = "alice",
                           .id = "AIDAALICE",
                           .created = noon,
                           .login_profile = iam::LoginProfile{.created = noon}});
      for (const char* hash : {"one", "another"})
        tables.signin_sessions.insert(
            {.id_hash = hash, .user_name = "alice", .created = noon, .last_seen = noon});
    });
  }

  template <typename Body>
  auto read(Body&& body) {
    return store->read(account, std::forward<Body>(body)).value();
  }

  void set_policy(const iam::PasswordPolicy& policy) {
    store.change(account, [&](store::Tables& tables) { tables.settings.save(policy); });
  }

  base::Result<NewPassword> hashed(const char* password) {
    return hash_new_password(hasher, base::Secret(password), read([](const store::Tables& tables) {
                               return known_passwords(tables, *tables.users.find("alice"));
                             }));
  }

  base::Result<base::Nothing> save(const NewPassword& password) {
    return store->write(account, store::Effect::Mutation, [&](store::Tables& tables) {
      return save_new_password(tables, {.user = *tables.users.find("alice"),
                                        .password = password,
                                        .now = noon,
                                        .spared_session = "one"});
    });
  }

  bool has_session(std::string_view hash) {
    return read(
        [&](const store::Tables& tables) { return tables.signin_sessions.find(hash).has_value(); });
  }

  test::TemporaryStore store;
  PasswordHasher hasher{{.cost = {.memory_kib = 64, .passes = 1}}, crypto::system_random()};
};

}  // namespace

TEST_F(NewPasswords, MayNotBeTheLastOneWhereThatMayNotComeBack) {
  ASSERT_TRUE(save(hashed("first").value()));
  const auto again = hashed("first");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().kind, &iam::errors::password_policy_violation);
  ASSERT_TRUE(save(hashed("second").value()));
  EXPECT_TRUE(hashed("first"));
}

TEST_F(NewPasswords, MayBeAnyOldOneBeyondThoseThatMayNotComeBack) {
  set_policy({.max_age_days = {}, .reuse_prevention = 2});
  for (const char* password : {"first", "second"})
    ASSERT_TRUE(save(hashed(password).value()));
  EXPECT_FALSE(hashed("first"));
  EXPECT_FALSE(hashed("second"));
  ASSERT_TRUE(save(hashed("third").value()));
  EXPECT_TRUE(hashed("first"));
}

TEST_F(NewPasswords, MayBeThePresentOneWhereNothingIsSaidOfReuse) {
  set_policy({.max_age_days = {}, .reuse_prevention = {}});
  ASSERT_TRUE(save(hashed("first").value()));
  EXPECT_TRUE(hashed("first"));
}

TEST_F(NewPasswords, MustBeAsThePolicyWantsThemButForRootWhomNoPolicyBinds) {
  set_policy({.minimum_length = 20, .max_age_days = {}, .reuse_prevention = 3});
  const base::Secret password("Sixteen-letters1");
  read([&](const store::Tables& tables) {
    EXPECT_FALSE(check_new_password(tables, *tables.users.find("alice"), password));
    EXPECT_TRUE(check_new_password(tables, tables.users.root(), password));
    EXPECT_EQ(known_passwords(tables, *tables.users.find("alice")).reuse_prevention, 3);
    EXPECT_EQ(known_passwords(tables, tables.users.root()).reuse_prevention, 0);
    return 0;
  });
}

TEST_F(NewPasswords, AreDatedAndKeptWithTheirProfile) {
  ASSERT_TRUE(save(hashed("first").value()));
  const auto alice = read([](const store::Tables& tables) { return tables.users.find("alice"); });
  EXPECT_EQ(alice->login_profile->last_changed, noon);
}

TEST_F(NewPasswords, AreNotSavedOverOneThatAnotherRequestHasSavedMeanwhile) {
  const NewPassword mine = hashed("mine").value();
  ASSERT_TRUE(save(hashed("theirs").value()));
  const auto refused = save(mine);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, &iam::errors::entity_temporarily_unmodifiable);
  EXPECT_FALSE(hashed("theirs")) << "it is still the last one";
}

TEST_F(NewPasswords, EndEverySignInSessionOfTheUserButTheOneThatIsSpared) {
  ASSERT_TRUE(save(hashed("first").value()));
  EXPECT_TRUE(has_session("one"));
  EXPECT_FALSE(has_session("another"));
}

}  // namespace rollcall::auth
