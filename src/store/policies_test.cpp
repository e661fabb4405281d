#include "store/policies.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::group_holder;
using store::HolderKind;
using store::InlinePolicy;
using store::PageRequest;
using store::PolicyHolder;
using store::PolicyUse;
using store::role_holder;
using store::Tables;
using store::user_holder;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PoliciesContract : public StoreContract {
 protected:
  PoliciesContract() { insert_users({"alice", "bob"}); }

  std::optional<InlinePolicy> find(std::string_view name) {
    return read([&](const Tables& tables) {
      return tables.policies.find_inline(user_holder("alice"), name);
    });
  }

  std::vector<std::string> attached_to(std::string_view user_name) {
    return read(
        [&](const Tables& tables) { return tables.policies.attached_to(user_holder(user_name)); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, PoliciesContract, every_engine, name_of_engine);

TEST_P(PoliciesContract, ADocumentComesBackExactlyAsItWasPut) {
  const std::string document = "{ \"Version\":\t\"2012-10-17\"\r\n, \"x\": \"\xC3\xA9\" }";
  change([&](Tables& tables) {
    tables.policies.put_inline(user_holder("Alice"), {"ReadAll", document});
  });
  const auto found = find("readALL");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, "ReadAll");
  EXPECT_EQ(found->document, document);
  EXPECT_FALSE(find("ReadAl"));
}

TEST_P(PoliciesContract, PuttingAgainReplacesTheDocumentAndKeepsTheSpelling) {
  change([](Tables& tables) {
    tables.policies.put_inline(user_holder("alice"), {"ReadAll", "old"});
    tables.policies.put_inline(user_holder("alice"), {"READALL", "new"});
  });
  EXPECT_EQ(find("readall")->name, "ReadAll");
  EXPECT_EQ(find("readall")->document, "new");
}

TEST_P(PoliciesContract, InlinePoliciesComeByNameWhateverTheCase) {
  change([](Tables& tables) {
    for (const char* name : {"b", "C", "a"})
      tables.policies.put_inline(user_holder("alice"), {name, "{}"});
    tables.policies.put_inline(user_holder("bob"), {"another", "{}"});
    tables.policies.erase_inline(user_holder("alice"), "c");
  });
  std::vector<std::string> names;
  for (const InlinePolicy& policy :
       read([](const Tables& tables) { return tables.policies.inline_of(user_holder("alice")); }))
    names.push_back(policy.name);
  EXPECT_THAT(names, ElementsAre("a", "b"));
}

TEST_P(PoliciesContract, AttachingAgainChangesNothing) {
  change([](Tables& tables) {
    tables.policies.attach(user_holder("alice"), "arn:b");
    tables.policies.attach(user_holder("alice"), "arn:a");
    tables.policies.attach(user_holder("ALICE"), "arn:b");
  });
  EXPECT_THAT(attached_to("alice"), ElementsAre("arn:a", "arn:b"));
  EXPECT_THAT(attached_to("bob"), IsEmpty());
}

TEST_P(PoliciesContract, DetachingTakesOneAttachmentAway) {
  change([](Tables& tables) {
    tables.policies.attach(user_holder("alice"), "arn:a");
    tables.policies.attach(user_holder("bob"), "arn:a");
    tables.policies.detach(user_holder("alice"), "arn:a");
  });
  EXPECT_THAT(attached_to("alice"), IsEmpty());
  EXPECT_THAT(attached_to("bob"), ElementsAre("arn:a"));
}

// What is put under one kind of holder must not be seen under another of the same name.
class PoliciesOfEveryKind : public StoreContract {
 protected:
  PoliciesOfEveryKind() {
    change([](Tables& tables) {
      for (const char* name : {"same", "other", "third"}) {
        tables.users.insert(a_user(name));
        tables.groups.insert(a_group(name, "/of/groups/"));
        tables.roles.insert(a_role(name));
      }
    });
  }

  static constexpr HolderKind every_kind[] = {HolderKind::User, HolderKind::Group,
                                              HolderKind::Role};
  static constexpr HolderKind kinds_with_boundaries[] = {HolderKind::User, HolderKind::Role};

  std::optional<std::string> boundary_of(PolicyHolder holder) {
    return read([&](const Tables& tables) { return tables.policies.boundary_of(holder); });
  }

  std::size_t count_in_use() {
    return read([](const Tables& tables) { return tables.policies.count_in_use(); });
  }

  std::vector<std::string> names_of_users(HolderKind kind, PolicyUse use,
                                          const PageRequest& page = {}) {
    std::vector<std::string> names;
    for (const auto& user : read([&](const Tables& tables) {
                              return tables.policies.users_of("arn:p", kind, use, page);
                            }).rows)
      names.push_back(user.name);
    return names;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, PoliciesOfEveryKind, every_engine, name_of_engine);

TEST_P(PoliciesOfEveryKind, HaveInlineDocumentsOfTheirOwn) {
  change([](Tables& tables) {
    tables.policies.put_inline({HolderKind::User, "same"}, {"P", "of the user"});
    tables.policies.put_inline({HolderKind::Group, "SAME"}, {"P", "of the group"});
    tables.policies.put_inline({HolderKind::Role, "Same"}, {"P", "of the role"});
    tables.policies.put_inline({HolderKind::Role, "same"}, {"p", "of the role, again"});
  });
  read([](const Tables& tables) {
    EXPECT_EQ(tables.policies.find_inline(user_holder("same"), "p")->document, "of the user");
    EXPECT_EQ(tables.policies.find_inline(group_holder("same"), "p")->document, "of the group");
    EXPECT_EQ(tables.policies.find_inline(role_holder("same"), "p")->document,
              "of the role, again");
    EXPECT_EQ(tables.policies.find_inline(role_holder("same"), "p")->name, "P");
    return 0;
  });
  for (const HolderKind kind : every_kind) {
    change([&](Tables& tables) { tables.policies.erase_inline({kind, "Same"}, "P"); });
    EXPECT_THAT(
        read([&](const Tables& tables) { return tables.policies.inline_of({kind, "same"}); }),
        IsEmpty());
  }
}

TEST_P(PoliciesOfEveryKind, HaveAttachmentsOfTheirOwn) {
  change([](Tables& tables) {
    tables.policies.attach(user_holder("same"), "arn:of-user");
    tables.policies.attach(group_holder("SAME"), "arn:of-group");
    tables.policies.attach(group_holder("same"), "arn:of-group");
    tables.policies.attach(role_holder("same"), "arn:of-role");
  });
  read([](const Tables& tables) {
    EXPECT_THAT(tables.policies.attached_to(user_holder("same")), ElementsAre("arn:of-user"));
    EXPECT_THAT(tables.policies.attached_to(group_holder("Same")), ElementsAre("arn:of-group"));
    EXPECT_THAT(tables.policies.attached_to(role_holder("SAME")), ElementsAre("arn:of-role"));
    return 0;
  });
  change([](Tables& tables) { tables.policies.detach(group_holder("Same"), "arn:of-group"); });
  EXPECT_THAT(
      read([](const Tables& tables) { return tables.policies.attached_to(group_holder("same")); }),
      IsEmpty());
}

TEST_P(PoliciesOfEveryKind, UsersAndRolesHaveOneBoundaryAtMost) {
  for (const HolderKind kind : kinds_with_boundaries) {
    EXPECT_FALSE(boundary_of({kind, "same"}));
    change([&](Tables& tables) {
      tables.policies.set_boundary({kind, "Same"}, "arn:old");
      tables.policies.set_boundary({kind, "same"}, "arn:new");
    });
    EXPECT_EQ(boundary_of({kind, "SAME"}), "arn:new");
    EXPECT_FALSE(boundary_of({kind, "other"}));
  }
  change([](Tables& tables) { tables.policies.erase_boundary(user_holder("SAME")); });
  EXPECT_FALSE(boundary_of(user_holder("same")));
  EXPECT_EQ(boundary_of(role_holder("same")), "arn:new");
}

TEST_P(PoliciesOfEveryKind, ABoundaryGoesWithWhomItBounds) {
  change([](Tables& tables) {
    tables.policies.set_boundary(user_holder("same"), "arn:p");
    tables.policies.set_boundary(role_holder("same"), "arn:p");
    tables.users.erase("same");
    tables.roles.erase("same");
  });
  EXPECT_EQ(read([](const Tables& tables) { return tables.policies.count_bounded("arn:p"); }), 0U);
  change([](Tables& tables) { tables.users.insert(a_user("same")); });
  EXPECT_FALSE(boundary_of(user_holder("same")));
}

TEST_P(PoliciesOfEveryKind, AttachmentsAndBoundariesAreCountedApart) {
  change([](Tables& tables) {
    for (const HolderKind kind : every_kind)
      tables.policies.attach({kind, "same"}, "arn:p");
    tables.policies.attach(user_holder("other"), "arn:p");
    tables.policies.attach(user_holder("other"), "arn:q");
    for (const HolderKind kind : kinds_with_boundaries)
      tables.policies.set_boundary({kind, "same"}, "arn:p");
  });
  store.change(another_account,
               [](Tables& tables) { tables.policies.attach(user_holder(""), "arn:p"); });
  read([](const Tables& tables) {
    EXPECT_EQ(tables.policies.count_attachments("arn:p"), 4U);
    EXPECT_EQ(tables.policies.count_attachments("arn:q"), 1U);
    EXPECT_EQ(tables.policies.count_attachments("arn:P"), 0U);
    EXPECT_EQ(tables.policies.count_bounded("arn:p"), 2U);
    EXPECT_EQ(tables.policies.count_bounded("arn:q"), 0U);
    return 0;
  });
}

TEST_P(PoliciesOfEveryKind, APolicyInUseCountsOnceHoweverItIsUsed) {
  EXPECT_EQ(count_in_use(), 0U);
  change([](Tables& tables) {
    for (const HolderKind kind : every_kind)
      tables.policies.attach({kind, "same"}, "arn:of-all");
    tables.policies.attach(user_holder("other"), "arn:of-all");
    tables.policies.attach(user_holder("same"), "arn:of-user");
    tables.policies.attach(group_holder("same"), "arn:of-group");
    tables.policies.attach(role_holder("same"), "arn:of-role");
    tables.policies.set_boundary(user_holder("same"), "arn:bounds-user");
    tables.policies.set_boundary(user_holder("other"), "arn:of-all");
    tables.policies.set_boundary(role_holder("same"), "arn:bounds-role");
  });
  store.change(another_account,
               [](Tables& tables) { tables.policies.attach(user_holder(""), "arn:another"); });
  EXPECT_EQ(count_in_use(), 6U);
}

TEST_P(PoliciesOfEveryKind, WhoUsesAPolicyIsListedByNameKindAndUse) {
  change([](Tables& tables) {
    for (const HolderKind kind : every_kind) {
      tables.policies.attach({kind, "same"}, "arn:p");
      tables.policies.attach({kind, "other"}, "arn:p");
      tables.policies.attach({kind, "third"}, "arn:q");
    }
    for (const HolderKind kind : kinds_with_boundaries)
      tables.policies.set_boundary({kind, "third"}, "arn:p");
  });
  for (const HolderKind kind : every_kind)
    EXPECT_THAT(names_of_users(kind, PolicyUse::Permissions), ElementsAre("other", "same"));
  for (const HolderKind kind : kinds_with_boundaries)
    EXPECT_THAT(names_of_users(kind, PolicyUse::Boundary), ElementsAre("third"));
  const auto groups = read([](const Tables& tables) {
    return tables.policies.users_of("arn:p", HolderKind::Group, PolicyUse::Permissions, {});
  });
  EXPECT_EQ(groups.rows.at(0).id, "AGPAother");
  EXPECT_EQ(groups.rows.at(0).path, "/of/groups/");
}

TEST_P(PoliciesOfEveryKind, PagesOfWhoUsesAPolicyFollowOneAnother) {
  change([](Tables& tables) {
    for (const char* name : {"same", "other", "third"})
      tables.policies.attach(role_holder(name), "arn:p");
  });
  const auto first = read([](const Tables& tables) {
    return tables.policies.users_of("arn:p", HolderKind::Role, PolicyUse::Permissions,
                                    {.after = {}, .most = 2});
  });
  EXPECT_EQ(first.rows.size(), 2U);
  ASSERT_TRUE(first.next);
  EXPECT_THAT(
      names_of_users(HolderKind::Role, PolicyUse::Permissions, {.after = *first.next, .most = 2}),
      ElementsAre("third"));
}

}  // namespace
}  // namespace rollcall::test
