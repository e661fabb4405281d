#include "store/account_settings.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;

class AccountSettingsContract : public StoreContract {
 protected:
  bool set_alias(iam::AccountId id, std::string_view alias) {
    return *store->write(id, store::Effect::Mutation, [&](Tables& tables) -> base::Result<bool> {
      return tables.settings.set_alias(alias);
    });
  }

  std::optional<std::string> alias() {
    return read([](const Tables& tables) { return tables.settings.get().alias; });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, AccountSettingsContract, every_engine, name_of_engine);

TEST_P(AccountSettingsContract, AnAccountIsAsItWasMade) {
  constexpr iam::AccountId third{3};
  store.add_account({.id = third,
                     .created = noon,
                     .root_email = "root@example.org",
                     .alias = "third",
                     .report_edition = "live"});
  const iam::Account made =
      store->read(third, [](const Tables& tables) { return tables.settings.get(); }).value();
  EXPECT_EQ(made.id, third);
  EXPECT_EQ(made.created, noon);
  EXPECT_EQ(made.root_email, "root@example.org");
  EXPECT_EQ(made.alias, "third");
  EXPECT_EQ(made.report_edition, "live");
}

TEST_P(AccountSettingsContract, AnAliasLeadsToItsAccount) {
  EXPECT_TRUE(set_alias(account, "example"));
  EXPECT_EQ(alias(), "example");
  EXPECT_EQ(store->account_with_alias("example").value(), account);
  EXPECT_FALSE(store->account_with_alias("exampl").value());
}

TEST_P(AccountSettingsContract, AnAliasBelongsToOneAccountOfTheWholeServer) {
  EXPECT_TRUE(set_alias(account, "example"));
  EXPECT_FALSE(set_alias(another_account, "example"));
  EXPECT_TRUE(set_alias(account, "example"));
  EXPECT_EQ(store->account_with_alias("example").value(), account);
}

TEST_P(AccountSettingsContract, AnAliasThatWasErasedOrReplacedIsFree) {
  set_alias(account, "example");
  set_alias(account, "other");
  EXPECT_FALSE(store->account_with_alias("example").value());
  change([](Tables& tables) { tables.settings.erase_alias(); });
  EXPECT_FALSE(alias());
  EXPECT_TRUE(set_alias(another_account, "other"));
}

TEST_P(AccountSettingsContract, APasswordPolicyComesBackAsItWasSaved) {
  EXPECT_FALSE(read([](const Tables& tables) { return tables.settings.password_policy(); }));
  const iam::PasswordPolicy saved{.minimum_length = 14,
                                  .require_symbols = true,
                                  .require_numbers = false,
                                  .require_uppercase = true,
                                  .require_lowercase = false,
                                  .allow_users_to_change_password = true,
                                  .max_age_days = 90,
                                  .reuse_prevention = 24,
                                  .hard_expiry = true};
  change([&](Tables& tables) { tables.settings.save(saved); });
  const auto found = read([](const Tables& tables) { return tables.settings.password_policy(); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->minimum_length, 14);
  EXPECT_TRUE(found->require_symbols);
  EXPECT_FALSE(found->require_numbers);
  EXPECT_TRUE(found->require_uppercase);
  EXPECT_FALSE(found->require_lowercase);
  EXPECT_TRUE(found->allow_users_to_change_password);
  EXPECT_EQ(found->max_age_days, 90);
  EXPECT_EQ(found->reuse_prevention, 24);
  EXPECT_TRUE(found->hard_expiry);
}

TEST_P(AccountSettingsContract, ASavedPolicyReplacesTheOneBeforeWhole) {
  change([](Tables& tables) {
    tables.settings.save({.max_age_days = 90, .reuse_prevention = 24});
    tables.settings.save({.minimum_length = 8});
  });
  const auto found = read([](const Tables& tables) { return tables.settings.password_policy(); });
  EXPECT_EQ(found->minimum_length, 8);
  EXPECT_FALSE(found->max_age_days);
  EXPECT_FALSE(found->reuse_prevention);
}

TEST_P(AccountSettingsContract, AnErasedPolicyIsGoneFromItsAccountAlone) {
  change([](Tables& tables) { tables.settings.save({}); });
  store.change(another_account, [](Tables& tables) { tables.settings.save({}); });
  change([](Tables& tables) { tables.settings.erase_password_policy(); });
  EXPECT_FALSE(read([](const Tables& tables) { return tables.settings.password_policy(); }));
  EXPECT_TRUE(store
                  ->read(another_account,
                         [](const Tables& tables) { return tables.settings.password_policy(); })
                  .value());
}

}  // namespace
}  // namespace rollcall::test
