#include "store/roles.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::PageRequest;
using store::Tables;
using store::TrustedIds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RolesContract : public StoreContract {
 protected:
  RolesContract() {
    change([](Tables& tables) {
      tables.roles.insert(a_role("Reader", "/team/"));
      tables.roles.insert(a_role("admin"));
    });
  }

  std::optional<iam::Role> find(std::string_view name) {
    return read([&](const Tables& tables) { return tables.roles.find(name); });
  }

  TrustedIds trusted_ids(std::string_view name) {
    return read([&](const Tables& tables) { return tables.roles.trusted_ids(name); });
  }

  void use(base::Instant date, std::string region) {
    change([&](Tables& tables) {
      tables.roles.record_use("READER", {.date = date, .region = region}, iam::role_last_used_span);
    });
  }

  static std::vector<std::string> names(const std::vector<iam::Role>& roles) {
    std::vector<std::string> found;
    for (const iam::Role& role : roles)
      found.push_back(role.name);
    return found;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, RolesContract, every_engine, name_of_engine);

TEST_P(RolesContract, ARoleIsFoundWhateverTheCaseAndAsItWasGiven) {
  const auto role = find("rEADER");
  ASSERT_TRUE(role);
  EXPECT_EQ(role->name, "Reader");
  EXPECT_EQ(role->path, "/team/");
  EXPECT_EQ(role->id, "AROAReader");
  EXPECT_EQ(role->created, noon);
  EXPECT_EQ(role->assume_role_policy, "trust of Reader");
  EXPECT_FALSE(role->description);
  EXPECT_EQ(role->max_session_duration, std::chrono::hours{1});
  EXPECT_FALSE(role->last_used);
  EXPECT_EQ(role->account, account);
  EXPECT_FALSE(find("writer"));
}

TEST_P(RolesContract, ADescriptionAndAUseGivenWithTheRoleAreKept) {
  iam::Role role = a_role("writer");
  role.description = "";
  role.last_used = {.date = noon, .region = "us-east-1"};
  change([&](Tables& tables) { tables.roles.insert(role); });
  EXPECT_EQ(find("writer")->description, "");
  EXPECT_EQ(find("writer")->last_used->region, "us-east-1");
}

TEST_P(RolesContract, SavingChangesDescriptionSessionAndTrustAlone) {
  iam::Role role = *find("reader");
  role.description = "reads";
  role.max_session_duration = std::chrono::hours{12};
  role.assume_role_policy = "another trust";
  role.path = "/elsewhere/";
  change([&](Tables& tables) { tables.roles.save(role); });
  const auto saved = find("reader");
  EXPECT_EQ(saved->description, "reads");
  EXPECT_EQ(saved->max_session_duration, std::chrono::hours{12});
  EXPECT_EQ(saved->assume_role_policy, "another trust");
  EXPECT_EQ(saved->path, "/team/");
  EXPECT_EQ(find("admin")->assume_role_policy, "trust of admin");
}

TEST_P(RolesContract, RolesAreListedByNameAndPathPageByPage) {
  change([](Tables& tables) { tables.roles.insert(a_role("M", "/te_m/")); });
  const auto list = [&](std::string_view prefix, const PageRequest& page) {
    return read([&](const Tables& tables) { return tables.roles.list(prefix, page); });
  };
  const auto first = list("/", {.after = {}, .most = 2});
  EXPECT_THAT(names(first.rows), ElementsAre("admin", "M"));
  ASSERT_TRUE(first.next);
  const auto second = list("/", {.after = *first.next, .most = 2});
  EXPECT_THAT(names(second.rows), ElementsAre("Reader"));
  EXPECT_FALSE(second.next);
  EXPECT_THAT(names(list("/te_m/", {}).rows), ElementsAre("M"));
  EXPECT_EQ(read([](const Tables& tables) { return tables.roles.count(); }), 3U);
}

TEST_P(RolesContract, TrustedIdsAreReplacedTogether) {
  EXPECT_THAT(trusted_ids("reader"), IsEmpty());
  change([](Tables& tables) {
    tables.roles.replace_trusted_ids("reader", {{"arn:a", "AIDA1"}, {"arn:b", "AROA1"}});
    tables.roles.replace_trusted_ids("Reader", {{"arn:b", "AROA2"}, {"arn:c", "AIDA3"}});
  });
  EXPECT_EQ(trusted_ids("READER"), (TrustedIds{{"arn:b", "AROA2"}, {"arn:c", "AIDA3"}}));
  EXPECT_THAT(trusted_ids("admin"), IsEmpty());
}

TEST_P(RolesContract, WhomItTrustsIsKnownByAPresentNameOrByTheId) {
  const auto now_known = [&] {
    return read([](const Tables& tables) { return tables.roles.trusted_names("READER"); });
  };
  const std::string alice = "arn:aws:iam::123456789012:user/alice";
  const std::string admin = "arn:aws:iam::123456789012:role/admin";
  const std::string other = "arn:aws:iam::210987654321:user/alice";
  store.change(another_account, [](Tables& tables) {
    iam::User user = a_user("alice");
    user.account = another_account;
    user.id = "AIDAother";
    tables.users.insert(user);
  });
  change([&](Tables& tables) {
    tables.users.insert(a_user("alice"));
    tables.roles.replace_trusted_ids(
        "reader", {{alice, "AIDAalice"}, {admin, "AROAadmin"}, {other, "AIDAother"}});
  });
  EXPECT_THAT(now_known(), IsEmpty());
  change([&](Tables& tables) {
    tables.users.rename("alice", a_user("Anna", "/new/"));
    tables.roles.erase("admin");
  });
  store.change(another_account, [](Tables& tables) { tables.users.erase("alice"); });
  EXPECT_EQ(now_known(), (store::TrustedNames{{alice, "arn:aws:iam::123456789012:user/new/Anna"},
                                              {admin, "AROAadmin"},
                                              {other, "AIDAother"}}));
}

TEST_P(RolesContract, AnErasedRoleTakesTheIdsItTrustsAlong) {
  change([](Tables& tables) {
    tables.roles.replace_trusted_ids("reader", {{"arn:a", "AIDA1"}});
    tables.roles.erase("READER");
  });
  EXPECT_FALSE(find("reader"));
  EXPECT_TRUE(find("admin"));
  change([](Tables& tables) { tables.roles.insert(a_role("reader")); });
  EXPECT_THAT(trusted_ids("reader"), IsEmpty());
}

TEST_P(RolesContract, AUseIsRecordedOnceInASpan) {
  use(noon, "us-east-1");
  use(noon + iam::role_last_used_span - base::Seconds{1}, "eu-west-1");
  EXPECT_EQ(find("reader")->last_used->date, noon);
  EXPECT_EQ(find("reader")->last_used->region, "us-east-1");
  use(noon + iam::role_last_used_span, "eu-west-1");
  EXPECT_EQ(find("reader")->last_used->date, noon + iam::role_last_used_span);
  EXPECT_EQ(find("reader")->last_used->region, "eu-west-1");
  EXPECT_FALSE(find("admin")->last_used);
}

TEST_P(RolesContract, AUseRecordedByAClockThatWasAheadGivesWay) {
  use(noon, "us-east-1");
  use(noon - base::Seconds{900}, "eu-west-1");
  EXPECT_EQ(find("reader")->last_used->date, noon);
  use(noon - base::Seconds{901}, "eu-west-1");
  EXPECT_EQ(find("reader")->last_used->date, noon - base::Seconds{901});
}

TEST_P(RolesContract, AccountsDoNotSeeEachOther) {
  store.change(another_account, [](Tables& tables) {
    EXPECT_FALSE(tables.roles.find("reader"));
    tables.roles.insert(a_role("reader"));
    tables.roles.replace_trusted_ids("reader", {{"arn:a", "AIDA1"}});
    tables.roles.erase("admin");
  });
  EXPECT_THAT(trusted_ids("reader"), IsEmpty());
  EXPECT_TRUE(find("admin"));
  EXPECT_EQ(read([](const Tables& tables) { return tables.roles.count(); }), 2U);
}

}  // namespace
}  // namespace rollcall::test
