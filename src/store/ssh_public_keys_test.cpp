#include "store/ssh_public_keys.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;
using ::testing::IsEmpty;

class SshPublicKeysContract : public StoreContract {
 protected:
  SshPublicKeysContract() {
    insert_users({"Alice", "bob"});
    change([](Tables& tables) {
      tables.ssh_public_keys.insert(an_ssh_key("APKA2", "alice"));
      tables.ssh_public_keys.insert(an_ssh_key("APKA1", "ALICE"));
    });
  }

  std::optional<iam::SshPublicKey> find(std::string_view id) {
    return read([&](const Tables& tables) { return tables.ssh_public_keys.find(id); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, SshPublicKeysContract, every_engine, name_of_engine);

TEST_P(SshPublicKeysContract, KeysOfAUserComeByIdAsTheyWereUploaded) {
  const auto keys = read([](const Tables& tables) { return tables.ssh_public_keys.of("aLICE"); });
  ASSERT_EQ(keys.size(), 2U);
  EXPECT_EQ(keys[0].id, "APKA1");
  EXPECT_EQ(keys[0].user_name, "Alice");
  EXPECT_EQ(keys[0].body, "body of APKA1");
  EXPECT_EQ(keys[0].fingerprint, "fingerprint of APKA1");
  EXPECT_EQ(keys[0].status, iam::Status::Active);
  EXPECT_EQ(keys[0].uploaded, noon);
  EXPECT_EQ(keys[1].id, "APKA2");
  EXPECT_THAT(read([](const Tables& tables) { return tables.ssh_public_keys.of("bob"); }),
              IsEmpty());
}

TEST_P(SshPublicKeysContract, AStatusIsSavedAndNothingElseChanges) {
  iam::SshPublicKey key = *find("APKA1");
  key.status = iam::Status::Inactive;
  key.body = "another body";
  change([&](Tables& tables) { tables.ssh_public_keys.save(key); });
  EXPECT_EQ(find("APKA1")->status, iam::Status::Inactive);
  EXPECT_EQ(find("APKA1")->body, "body of APKA1");
  EXPECT_EQ(find("APKA2")->status, iam::Status::Active);
}

TEST_P(SshPublicKeysContract, AnErasedKeyIsGoneAndTheOthersStay) {
  change([](Tables& tables) { tables.ssh_public_keys.erase("APKA1"); });
  EXPECT_FALSE(find("APKA1"));
  EXPECT_TRUE(find("APKA2"));
  EXPECT_FALSE(store
                   ->read(another_account,
                          [](const Tables& tables) { return tables.ssh_public_keys.find("APKA2"); })
                   .value());
}

}  // namespace
}  // namespace rollcall::test
