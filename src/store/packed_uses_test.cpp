// A last use is put into the packed row that is there, which then says what the tables say,
// whatever it said before and whatever else the same change did.

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;

class PackedUsesContract : public StoreContract {
 protected:
  std::size_t differences() {
    return store.check_packed_rows([](const auto&) {}).differences;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, PackedUsesContract, every_engine, name_of_engine);

// What a use has no place in is packed anew, whatever became of it.
TEST_P(PackedUsesContract, AUseMendsARowThatIsMissingOrCannotBeRead) {
  insert_users({"alice", "bob", "carol"});
  change([](Tables& tables) {
    for (const char* name : {"alice", "bob", "carol"}) {
      tables.access_keys.insert(a_key("AKIA" + std::string(name), name));
      tables.passwords.save(name, {.created = noon, .last_changed = noon}, "h", 1);
    }
  });
  store.run_behind_the_back(
      "DELETE FROM packed_rows WHERE user_key = 'alice';"
      "UPDATE packed_rows SET packed = substr(packed, 1, 1) WHERE user_key = 'bob';"
      "UPDATE packed_rows SET packed = (SELECT p.packed FROM packed_rows p "
      "WHERE p.account_id = packed_rows.account_id AND p.user_key = '') WHERE user_key = 'carol';");
  EXPECT_EQ(differences(), 3U);
  const iam::AccessKeyLastUsed use{noon, "eu-west-1", "s3"};
  change([&](Tables& tables) {
    EXPECT_TRUE(tables.access_keys.record_use("AKIAalice", use, {}, base::Seconds{0}));
  });
  change([](Tables& tables) {
    EXPECT_TRUE(tables.passwords.record_use("bob", noon, base::Seconds{0}));
  });
  change([&](Tables& tables) {
    EXPECT_TRUE(tables.access_keys.record_use("AKIAcarol", use, {}, base::Seconds{0}));
  });
  EXPECT_EQ(differences(), 0U);
}

TEST_P(PackedUsesContract, UsesAreToldOfInTheSlotOfTheirKeyWhateverElseTheChangeDoes) {
  insert_users({"alice", "bob"});
  const auto use = [](Tables& tables, const store::UsedKey& key, int second) {
    return tables.access_keys.record_use(key, {noon + base::Seconds{second}, "N/A", "s3"}, {},
                                         base::Seconds{0});
  };
  change([&](Tables& tables) {
    for (const char* id : {"AKIA2", "AKIA4", "AKIA6"})
      tables.access_keys.insert(a_key(id, "alice"));
    tables.passwords.save("alice", {.created = noon, .last_changed = noon}, "h", 1);
  });
  // Of three keys a report shows two; two uses in one change, and another user's besides.
  change([&](Tables& tables) {
    EXPECT_TRUE(use(tables, {"alice", "AKIA6"}, 1));
    EXPECT_TRUE(use(tables, {"alice", "AKIA4"}, 2));
    EXPECT_TRUE(use(tables, {"alice", "AKIA4"}, 3));
    EXPECT_TRUE(tables.passwords.record_use("alice", noon, base::Seconds{0}));
  });
  EXPECT_EQ(differences(), 0U);
  // A key that comes between makes another slot of it.
  change([&](Tables& tables) {
    EXPECT_TRUE(use(tables, {"alice", "AKIA4"}, 4));
    tables.access_keys.insert(a_key("AKIA3", "alice"));
    tables.access_keys.insert(a_key("AKIA9", "bob"));
    EXPECT_TRUE(use(tables, {"bob", "AKIA9"}, 5));
  });
  EXPECT_EQ(differences(), 0U);
  change([&](Tables& tables) { EXPECT_TRUE(use(tables, {"alice", "AKIA4"}, 6)); });
  EXPECT_EQ(differences(), 0U);
}

}  // namespace
}  // namespace rollcall::test
