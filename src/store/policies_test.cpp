#include "store/policies.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::InlinePolicy;
using store::Tables;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class PoliciesContract : public StoreContract {
 protected:
  PoliciesContract() { insert_users({"alice", "bob"}); }

  std::optional<InlinePolicy> find(std::string_view name) {
    return read([&](Tables& tables) { return tables.policies.find_inline("alice", name); });
  }

  std::vector<std::string> attached_to(std::string_view user_name) {
    return read([&](Tables& tables) { return tables.policies.attached_to(user_name); });
  }

  std::size_t count_in_use() {
    return read([](Tables& tables) { return tables.policies.count_in_use(); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, PoliciesContract, every_engine, name_of_engine);

TEST_P(PoliciesContract, ADocumentComesBackExactlyAsItWasPut) {
  const std::string document = "{ \"Version\":\t\"2012-10-17\"\r\n, \"x\": \"\xC3\xA9\" }";
  change([&](Tables& tables) { tables.policies.put_inline("Alice", {"ReadAll", document}); });
  const auto found = find("readALL");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->name, "ReadAll");
  EXPECT_EQ(found->document, document);
  EXPECT_FALSE(find("ReadAl"));
}

TEST_P(PoliciesContract, PuttingAgainReplacesTheDocumentAndKeepsTheSpelling) {
  change([](Tables& tables) {
    tables.policies.put_inline("alice", {"ReadAll", "old"});
    tables.policies.put_inline("alice", {"READALL", "new"});
  });
  EXPECT_EQ(find("readall")->name, "ReadAll");
  EXPECT_EQ(find("readall")->document, "new");
}

TEST_P(PoliciesContract, InlinePoliciesComeByNameWhateverTheCase) {
  change([](Tables& tables) {
    for (const char* name : {"b", "C", "a"})
      tables.policies.put_inline("alice", {name, "{}"});
    tables.policies.put_inline("bob", {"another", "{}"});
    tables.policies.erase_inline("alice", "c");
  });
  std::vector<std::string> names;
  for (const InlinePolicy& policy :
       read([](Tables& tables) { return tables.policies.inline_of("alice"); }))
    names.push_back(policy.name);
  EXPECT_THAT(names, ElementsAre("a", "b"));
}

TEST_P(PoliciesContract, AttachingAgainChangesNothing) {
  change([](Tables& tables) {
    tables.policies.attach("alice", "arn:b");
    tables.policies.attach("alice", "arn:a");
    tables.policies.attach("ALICE", "arn:b");
  });
  EXPECT_THAT(attached_to("alice"), ElementsAre("arn:a", "arn:b"));
  EXPECT_THAT(attached_to("bob"), IsEmpty());
}

TEST_P(PoliciesContract, DetachingTakesOneAttachmentAway) {
  change([](Tables& tables) {
    tables.policies.attach("alice", "arn:a");
    tables.policies.attach("bob", "arn:a");
    tables.policies.detach("alice", "arn:a");
  });
  EXPECT_THAT(attached_to("alice"), IsEmpty());
  EXPECT_THAT(attached_to("bob"), ElementsAre("arn:a"));
}

TEST_P(PoliciesContract, APolicyInUseCountsOnceHoweverManyUsersHaveIt) {
  EXPECT_EQ(count_in_use(), 0U);
  change([](Tables& tables) {
    tables.policies.attach("alice", "arn:a");
    tables.policies.attach("bob", "arn:a");
    tables.policies.attach("bob", "arn:b");
  });
  store.change(another_account, [](Tables& tables) { tables.policies.attach("", "arn:c"); });
  EXPECT_EQ(count_in_use(), 2U);
}

}  // namespace
}  // namespace rollcall::test
