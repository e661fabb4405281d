#include "store/users.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Page;
using store::PageRequest;
using store::Tables;
using store::user_holder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class UsersContract : public StoreContract {
 protected:
  std::vector<std::string> listed(std::string_view prefix) {
    std::vector<std::string> names;
    for (const iam::User& user :
         read([&](const Tables& tables) { return tables.users.list(prefix, {.after = {}}); }).rows)
      names.push_back(user.name);
    return names;
  }

  std::size_t count() {
    return read([](const Tables& tables) { return tables.users.count(); });
  }

  std::optional<iam::User> find(std::string_view name) {
    return read([&](const Tables& tables) { return tables.users.find(name); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, UsersContract, every_engine, name_of_engine);

TEST_P(UsersContract, AUserIsFoundWhateverTheCaseAndSpelledAsItWasGiven) {
  insert_users({"Alice"});
  const auto user = find("aLICE");
  ASSERT_TRUE(user);
  EXPECT_EQ(user->name, "Alice");
  EXPECT_EQ(user->path, "/");
  EXPECT_EQ(user->id, "AIDAAlice");
  EXPECT_EQ(user->created, noon);
  EXPECT_EQ(user->account, account);
  EXPECT_FALSE(user->login_profile);
  EXPECT_FALSE(find("alic"));
}

TEST_P(UsersContract, ALoginProfileGivenWithTheUserIsKept) {
  iam::User user = a_user("alice");
  user.login_profile = {.created = noon,
                        .last_changed = noon + base::Seconds{1},
                        .last_used = noon + base::Seconds{2},
                        .reset_required = true};
  change([&](Tables& tables) { tables.users.insert(user); });
  const auto profile = find("alice")->login_profile;
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->created, noon);
  EXPECT_EQ(profile->last_changed, noon + base::Seconds{1});
  EXPECT_EQ(profile->last_used, noon + base::Seconds{2});
  EXPECT_TRUE(profile->reset_required);
}

TEST_P(UsersContract, RootIsThereAndNeitherListedNorCounted) {
  const iam::User root = read([](const Tables& tables) { return tables.users.root(); });
  EXPECT_TRUE(root.is_root());
  EXPECT_EQ(root.id, "123456789012");
  EXPECT_THAT(listed("/"), IsEmpty());
  EXPECT_EQ(count(), 0U);
}

TEST_P(UsersContract, UsersAreListedByNameWhateverTheCase) {
  insert_users({"bob", "Carol", "alice", "Dave", "a.b", "_x"});
  EXPECT_THAT(listed("/"), ElementsAre("_x", "a.b", "alice", "bob", "Carol", "Dave"));
  EXPECT_EQ(count(), 6U);
}

TEST_P(UsersContract, PagesFollowOneAnotherWithoutGapOrOverlap) {
  insert_users({"a", "B", "c", "D", "e"});
  const auto page = [&](std::string after) {
    return read([&](const Tables& tables) {
      return tables.users.list("/", PageRequest{.after = after, .most = 2});
    });
  };
  const Page<iam::User> first = page("");
  ASSERT_EQ(first.rows.size(), 2U);
  EXPECT_EQ(first.rows[1].name, "B");
  ASSERT_TRUE(first.next);
  const Page<iam::User> second = page(*first.next);
  ASSERT_EQ(second.rows.size(), 2U);
  EXPECT_EQ(second.rows[0].name, "c");
  ASSERT_TRUE(second.next);
  const Page<iam::User> third = page(*second.next);
  ASSERT_EQ(third.rows.size(), 1U);
  EXPECT_EQ(third.rows[0].name, "e");
  EXPECT_FALSE(third.next);
}

TEST_P(UsersContract, APageThatHoldsExactlyTheRestIsTheLast) {
  insert_users({"a", "b"});
  const auto page =
      read([](const Tables& tables) { return tables.users.list("/", PageRequest{.most = 2}); });
  EXPECT_EQ(page.rows.size(), 2U);
  EXPECT_FALSE(page.next);
}

TEST_P(UsersContract, APageWithoutRoomSaysWhetherThereIsARow) {
  insert_users({"a", "b"});
  const auto page = [&](std::string after) {
    return read([&](const Tables& tables) { return tables.users.list("/", {after, 0}); });
  };
  EXPECT_THAT(page("").rows, IsEmpty());
  EXPECT_EQ(page("").next, "");
  EXPECT_EQ(page("a").next, "a");
  EXPECT_FALSE(page("b").next);
}

TEST_P(UsersContract, APathPrefixIsTakenLiterallyAndIsNoPattern) {
  change([](Tables& tables) {
    tables.users.insert(a_user("alice", "/team/"));
    tables.users.insert(a_user("bob", "/team%/"));
    tables.users.insert(a_user("carol", "/Team/"));
    tables.users.insert(a_user("dave", "/te_m/"));
    tables.users.insert(a_user("erin"));
  });
  EXPECT_THAT(listed("/team"), ElementsAre("alice", "bob"));
  EXPECT_THAT(listed("/team%"), ElementsAre("bob"));
  EXPECT_THAT(listed("/te_m"), ElementsAre("dave"));
  EXPECT_THAT(listed("/team/x"), IsEmpty());
}

TEST_P(UsersContract, TheCountFollowsEveryInsertionAndErasure) {
  insert_users({"alice", "bob"});
  change([](Tables& tables) {
    tables.users.erase("ALICE");
    tables.users.erase("nobody");
  });
  EXPECT_EQ(count(), 1U);
  EXPECT_FALSE(find("alice"));
}

TEST_P(UsersContract, TakeTagsBoundaryAndSignInSessionsAlong) {
  change([](Tables& tables) {
    tables.users.insert(a_user("alice"));
    tables.tags.replace(store::Tagged::User, "alice", {{"team", "blue"}});
    tables.policies.set_boundary(user_holder("alice"), "arn:boundary");
    tables.signin_sessions.insert(
        {.id_hash = "hash", .user_name = "alice", .created = noon, .last_seen = noon});
    tables.users.erase("alice");
    tables.users.insert(a_user("alice"));
    EXPECT_THAT(tables.tags.of(store::Tagged::User, "alice"), IsEmpty());
    EXPECT_FALSE(tables.policies.boundary_of(user_holder("alice")));
    EXPECT_FALSE(tables.signin_sessions.find("hash"));
  });
}

TEST_P(UsersContract, AChangeThatFailsLeavesTheCountAsItWas) {
  const auto outcome = store->write(account, store::Effect::Mutation,
                                    [](Tables& tables) -> base::Result<base::Nothing> {
                                      tables.users.insert(a_user("alice"));
                                      return base::fail(iam::errors::limit_exceeded, "no more");
                                    });
  EXPECT_EQ(outcome.error().kind, &iam::errors::limit_exceeded);
  EXPECT_EQ(count(), 0U);
  EXPECT_FALSE(find("alice"));
}

TEST_P(UsersContract, AccountsDoNotSeeEachOther) {
  insert_users({"alice"});
  EXPECT_FALSE(
      store->read(another_account, [](const Tables& tables) { return tables.users.find("alice"); })
          .value());
  store.change(another_account, [](Tables& tables) { tables.users.insert(a_user("alice")); });
  store.change(another_account, [](Tables& tables) { tables.users.erase("alice"); });
  EXPECT_TRUE(find("alice"));
}

// Everything that can belong to a user, and then a new name for the user.
class RenamedUser : public StoreContract {
 protected:
  RenamedUser() {
    change([](Tables& tables) {
      tables.users.insert(a_user("alice"));
      tables.passwords.save("alice", {.created = noon, .last_changed = noon}, "hash", 1);
      tables.access_keys.insert(a_key("AKIA1", "alice"));
      tables.mfa_devices.insert(an_assigned_device("phone", "alice"), a_seed());
      tables.signing_certificates.insert(a_certificate("CERT1", "alice"));
      tables.policies.put_inline(user_holder("alice"), {.name = "Inline", .document = "{}"});
      tables.policies.attach(user_holder("alice"), iam::administrator_access_arn);
      tables.policies.set_boundary(user_holder("alice"), "arn:boundary");
      tables.tags.replace(store::Tagged::User, "alice", {{"team", "blue"}});
      tables.groups.insert(a_group("staff"));
      tables.groups.add_member("staff", "alice");
      tables.ssh_public_keys.insert(an_ssh_key("APKA1", "alice"));
      tables.service_specific_credentials.insert(a_service_credential("ACCA1", "alice"), "hash");
    });
    change([](Tables& tables) { tables.users.rename("Alice", a_user("Zoe", "/new/")); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, RenamedUser, every_engine, name_of_engine);

TEST_P(RenamedUser, HasTheNewNameAndPathAndIsTheSameUser) {
  const auto user = read([](const Tables& tables) { return tables.users.find("zoe"); });
  ASSERT_TRUE(user);
  EXPECT_EQ(user->name, "Zoe");
  EXPECT_EQ(user->path, "/new/");
  EXPECT_EQ(user->id, "AIDAalice");
  EXPECT_FALSE(read([](const Tables& tables) { return tables.users.find("alice"); }));
  EXPECT_EQ(read([](const Tables& tables) { return tables.users.count(); }), 1U);
}

TEST_P(RenamedUser, KeepsEveryCredential) {
  read([](const Tables& tables) {
    EXPECT_THAT(tables.passwords.hashes("zoe", 5), ElementsAre("hash"));
    EXPECT_EQ(tables.access_keys.of("zoe").size(), 1U);
    EXPECT_EQ(tables.access_keys.find("AKIA1")->user_name, "Zoe");
    EXPECT_EQ(tables.access_keys.find_with_secret("AKIA1")->secret.reveal(), "secret of AKIA1");
    EXPECT_EQ(tables.mfa_devices.of("zoe").size(), 1U);
    EXPECT_EQ(tables.mfa_devices.find(serial_of("phone"))->assignment->user_name, "Zoe");
    EXPECT_EQ(tables.signing_certificates.of("zoe").size(), 1U);
    EXPECT_EQ(tables.signing_certificates.find("CERT1")->user_name, "Zoe");
    EXPECT_EQ(tables.ssh_public_keys.of("zoe").size(), 1U);
    EXPECT_EQ(tables.ssh_public_keys.find("APKA1")->user_name, "Zoe");
    const auto credentials = tables.service_specific_credentials.of("zoe");
    EXPECT_EQ(credentials.size(), 1U);
    EXPECT_EQ(credentials.at(0).user_name, "Zoe");
    EXPECT_EQ(credentials.at(0).service_user_name, "alice-at-123456789012");
    return 0;
  });
}

TEST_P(RenamedUser, KeepsPoliciesGroupsAndTags) {
  read([](const Tables& tables) {
    EXPECT_EQ(tables.policies.inline_of(user_holder("zoe")).size(), 1U);
    EXPECT_THAT(tables.policies.attached_to(user_holder("zoe")),
                ElementsAre(iam::administrator_access_arn));
    EXPECT_EQ(tables.policies.boundary_of(user_holder("zoe")), "arn:boundary");
    EXPECT_EQ(tables.groups.of_user("zoe").size(), 1U);
    EXPECT_EQ(tables.groups.members("staff", {}).rows.at(0).name, "Zoe");
    EXPECT_EQ(tables.tags.of(store::Tagged::User, "zoe").size(), 1U);
    return 0;
  });
}

TEST_P(RenamedUser, LeavesNothingUnderTheOldName) {
  read([](const Tables& tables) {
    EXPECT_THAT(tables.passwords.hashes("alice", 5), IsEmpty());
    EXPECT_THAT(tables.access_keys.of("alice"), IsEmpty());
    EXPECT_THAT(tables.mfa_devices.of("alice"), IsEmpty());
    EXPECT_THAT(tables.signing_certificates.of("alice"), IsEmpty());
    EXPECT_THAT(tables.policies.inline_of(user_holder("alice")), IsEmpty());
    EXPECT_THAT(tables.policies.attached_to(user_holder("alice")), IsEmpty());
    EXPECT_FALSE(tables.policies.boundary_of(user_holder("alice")));
    EXPECT_THAT(tables.groups.of_user("alice"), IsEmpty());
    EXPECT_THAT(tables.ssh_public_keys.of("alice"), IsEmpty());
    EXPECT_THAT(tables.service_specific_credentials.of("alice"), IsEmpty());
    EXPECT_THAT(tables.tags.of(store::Tagged::User, "alice"), IsEmpty());
    return 0;
  });
}

TEST_P(RenamedUser, MayTakeANameThatDiffersInCaseAlone) {
  change([](Tables& tables) { tables.users.rename("zoe", a_user("ZOE")); });
  EXPECT_EQ(read([](const Tables& tables) { return tables.users.find("zoe")->name; }), "ZOE");
  EXPECT_EQ(read([](const Tables& tables) { return tables.access_keys.find("AKIA1")->user_name; }),
            "ZOE");
}

// Servers of releases before count in the account's own row.
TEST_P(UsersContract, ThoseThatAnOlderReleaseCountsAreCountedToo) {
  insert_users({"alice"});
  store.run_behind_the_back("UPDATE accounts SET user_count = user_count + 2");
  EXPECT_EQ(count(), 3U);
}

}  // namespace
}  // namespace rollcall::test
