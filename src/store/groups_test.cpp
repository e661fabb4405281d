#include "store/groups.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::group_holder;
using store::PageRequest;
using store::Tables;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class GroupsContract : public StoreContract {
 protected:
  GroupsContract() {
    insert_users({"alice", "Bob", "carol"});
    change([](Tables& tables) {
      tables.groups.insert(a_group("Staff", "/team/"));
      tables.groups.insert(a_group("admins"));
    });
  }

  std::optional<iam::Group> find(std::string_view name) {
    return read([&](const Tables& tables) { return tables.groups.find(name); });
  }

  std::vector<std::string> listed(std::string_view prefix, const PageRequest& page = {}) {
    return names(read([&](const Tables& tables) { return tables.groups.list(prefix, page); }).rows);
  }

  std::vector<std::string> members(std::string_view group, const PageRequest& page = {}) {
    return names(
        read([&](const Tables& tables) { return tables.groups.members(group, page); }).rows);
  }

  std::vector<std::string> groups_of(std::string_view user) {
    return names(read([&](const Tables& tables) { return tables.groups.of_user(user); }));
  }

  static std::vector<std::string> names(const auto& rows) {
    std::vector<std::string> found;
    for (const auto& row : rows)
      found.push_back(row.name);
    return found;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, GroupsContract, every_engine, name_of_engine);

TEST_P(GroupsContract, AGroupIsFoundWhateverTheCaseAndSpelledAsItWasGiven) {
  const auto group = find("sTAFF");
  ASSERT_TRUE(group);
  EXPECT_EQ(group->name, "Staff");
  EXPECT_EQ(group->path, "/team/");
  EXPECT_EQ(group->id, "AGPAStaff");
  EXPECT_EQ(group->created, noon);
  EXPECT_EQ(group->account, account);
  EXPECT_FALSE(find("staf"));
}

TEST_P(GroupsContract, GroupsAreListedByNameAndPathAndCounted) {
  change([](Tables& tables) { tables.groups.insert(a_group("zoo", "/te_m/")); });
  EXPECT_THAT(listed("/"), ElementsAre("admins", "Staff", "zoo"));
  EXPECT_THAT(listed("/team/"), ElementsAre("Staff"));
  EXPECT_THAT(listed("/te_m"), ElementsAre("zoo"));
  EXPECT_EQ(read([](const Tables& tables) { return tables.groups.count(); }), 3U);
}

TEST_P(GroupsContract, PagesFollowOneAnother) {
  change([](Tables& tables) { tables.groups.insert(a_group("M")); });
  const auto first =
      read([](const Tables& tables) { return tables.groups.list("/", {.after = {}, .most = 2}); });
  EXPECT_THAT(names(first.rows), ElementsAre("admins", "M"));
  ASSERT_TRUE(first.next);
  const auto second = read([&](const Tables& tables) {
    return tables.groups.list("/", {.after = *first.next, .most = 2});
  });
  EXPECT_THAT(names(second.rows), ElementsAre("Staff"));
  EXPECT_FALSE(second.next);
}

TEST_P(GroupsContract, MembersAreListedByNamePageByPage) {
  change([](Tables& tables) {
    for (const char* name : {"carol", "ALICE", "bob"})
      tables.groups.add_member("staff", name);
    tables.groups.add_member("admins", "carol");
  });
  EXPECT_THAT(members("STAFF"), ElementsAre("alice", "Bob", "carol"));
  const auto first = read([](const Tables& tables) {
    return tables.groups.members("staff", {.after = {}, .most = 1});
  });
  ASSERT_TRUE(first.next);
  EXPECT_EQ(first.rows.at(0).id, "AIDAalice");
  EXPECT_THAT(members("staff", {.after = *first.next, .most = 2}), ElementsAre("Bob", "carol"));
  EXPECT_THAT(members("admins"), ElementsAre("carol"));
}

TEST_P(GroupsContract, AUserKnowsItsGroups) {
  change([](Tables& tables) {
    tables.groups.add_member("staff", "carol");
    tables.groups.add_member("admins", "carol");
    tables.groups.add_member("admins", "alice");
  });
  EXPECT_THAT(groups_of("CAROL"), ElementsAre("admins", "Staff"));
  EXPECT_THAT(groups_of("bob"), IsEmpty());
}

TEST_P(GroupsContract, AddingAMemberAgainChangesNothingAndRemovingTakesOneAway) {
  change([](Tables& tables) {
    tables.groups.add_member("staff", "carol");
    tables.groups.add_member("Staff", "Carol");
    tables.groups.add_member("staff", "bob");
  });
  EXPECT_THAT(members("staff"), ElementsAre("Bob", "carol"));
  change([](Tables& tables) { tables.groups.remove_member("STAFF", "CAROL"); });
  EXPECT_THAT(members("staff"), ElementsAre("Bob"));
  EXPECT_TRUE(read([](const Tables& tables) { return tables.groups.has_members("Staff"); }));
  change([](Tables& tables) { tables.groups.remove_member("staff", "bob"); });
  EXPECT_FALSE(read([](const Tables& tables) { return tables.groups.has_members("staff"); }));
}

TEST_P(GroupsContract, AnErasedGroupIsGoneAndTheOthersStay) {
  change([](Tables& tables) { tables.groups.erase("STAFF"); });
  EXPECT_FALSE(find("staff"));
  EXPECT_THAT(listed("/"), ElementsAre("admins"));
}

TEST_P(GroupsContract, ARenamedGroupKeepsItsMembersAndPolicies) {
  change([](Tables& tables) {
    tables.groups.add_member("staff", "alice");
    tables.policies.put_inline(group_holder("staff"), {.name = "Inline", .document = "{}"});
    tables.policies.attach(group_holder("staff"), "arn:p");
    tables.groups.rename("STAFF", a_group("Crew", "/ship/"));
  });
  EXPECT_FALSE(find("staff"));
  EXPECT_EQ(find("crew")->id, "AGPAStaff");
  EXPECT_EQ(find("crew")->path, "/ship/");
  EXPECT_THAT(members("crew"), ElementsAre("alice"));
  EXPECT_THAT(groups_of("alice"), ElementsAre("Crew"));
  read([](const Tables& tables) {
    EXPECT_EQ(tables.policies.inline_of(group_holder("crew")).size(), 1U);
    EXPECT_THAT(tables.policies.attached_to(group_holder("crew")), ElementsAre("arn:p"));
    EXPECT_THAT(tables.policies.attached_to(group_holder("staff")), IsEmpty());
    return 0;
  });
}

TEST_P(GroupsContract, AGroupMayTakeANameThatDiffersInCaseAlone) {
  change([](Tables& tables) {
    tables.groups.add_member("staff", "alice");
    tables.groups.rename("staff", a_group("STAFF"));
  });
  EXPECT_EQ(find("staff")->name, "STAFF");
  EXPECT_THAT(members("staff"), ElementsAre("alice"));
}

TEST_P(GroupsContract, AccountsDoNotSeeEachOther) {
  store.change(another_account, [](Tables& tables) {
    EXPECT_FALSE(tables.groups.find("staff"));
    tables.users.insert(a_user("alice"));
    tables.groups.insert(a_group("staff"));
    tables.groups.add_member("staff", "alice");
  });
  EXPECT_THAT(members("staff"), IsEmpty());
  EXPECT_THAT(groups_of("alice"), IsEmpty());
  EXPECT_EQ(read([](const Tables& tables) { return tables.groups.count(); }), 2U);
}

}  // namespace
}  // namespace rollcall::test
