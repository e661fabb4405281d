#include "store/access_keys.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AccessKeysContract : public StoreContract {
 protected:
  AccessKeysContract() {
    insert_users({"Alice", "bob"});
    change([](Tables& tables) {
      tables.access_keys.insert(a_key("AKIA2", "alice"));
      tables.access_keys.insert(a_key("AKIA1", "alice"));
      tables.access_keys.insert(a_key("AKIA3", "bob"));
    });
  }

  std::vector<std::string> ids_of(std::string_view user_name) {
    std::vector<std::string> ids;
    for (const iam::AccessKey& key :
         read([&](const Tables& tables) { return tables.access_keys.of(user_name); }))
      ids.push_back(key.id);
    return ids;
  }

  iam::AccessKey find(std::string_view id) {
    return *read([&](const Tables& tables) { return tables.access_keys.find(id); });
  }

  bool record(std::string_view id, const iam::AccessKeyLastUsed& use,
              const iam::UseOrigin& origin = {}) {
    return *store->write(account, store::Effect::Record, [&](Tables& tables) -> base::Result<bool> {
      return tables.access_keys.record_use(id, use, origin, base::Seconds{900});
    });
  }

  // "192.0.2.1 aws-cli"
  std::string origin(std::string_view id) {
    const auto found =
        read([&](const Tables& tables) { return tables.access_keys.last_use_origin(id); });
    return found.source_address + " " + found.user_agent;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, AccessKeysContract, every_engine, name_of_engine);

TEST_P(AccessKeysContract, KeysOfAUserComeInAscendingId) {
  EXPECT_THAT(ids_of("ALICE"), ElementsAre("AKIA1", "AKIA2"));
  EXPECT_THAT(ids_of("nobody"), IsEmpty());
}

TEST_P(AccessKeysContract, AKeyIsFoundByItsIdAndNamesItsUserAsSpelled) {
  const iam::AccessKey key = find("AKIA2");
  EXPECT_EQ(key.id, "AKIA2");
  EXPECT_EQ(key.user_name, "Alice");
  EXPECT_EQ(key.status, iam::Status::Active);
  EXPECT_EQ(key.created, noon);
  EXPECT_FALSE(key.last_used);
  EXPECT_FALSE(read([](const Tables& tables) { return tables.access_keys.find("akia2"); }));
}

TEST_P(AccessKeysContract, TheSecretComesBackAndOnlyWithItsKey) {
  read([](const Tables& tables) {
    const auto found = tables.access_keys.find_with_secret("AKIA3");
    EXPECT_TRUE(found);
    EXPECT_EQ(found->key.user_name, "bob");
    EXPECT_EQ(found->secret.reveal(), "secret of AKIA3");
    EXPECT_FALSE(tables.access_keys.find_with_secret("AKIA4"));
    return 0;
  });
}

TEST_P(AccessKeysContract, AKeyOfRootHasNoUserName) {
  change([](Tables& tables) { tables.access_keys.insert(a_key("AKIA0", "")); });
  EXPECT_EQ(find("AKIA0").user_name, "");
  EXPECT_THAT(ids_of(""), ElementsAre("AKIA0"));
}

TEST_P(AccessKeysContract, AStatusIsSetAndNothingElseChanges) {
  record("AKIA1", {noon, "us-east-1", "iam"});
  change([&](Tables& tables) {
    tables.access_keys.set_status(*tables.access_keys.find("AKIA1"), iam::Status::Inactive);
  });
  const iam::AccessKey key = find("AKIA1");
  EXPECT_EQ(key.status, iam::Status::Inactive);
  EXPECT_EQ(key.created, noon);
  EXPECT_EQ(key.last_used->date, noon);
  EXPECT_EQ(find("AKIA2").status, iam::Status::Active);
}

TEST_P(AccessKeysContract, AnErasedKeyLeavesNothingToFind) {
  change([](Tables& tables) { tables.access_keys.erase(*tables.access_keys.find("AKIA1")); });
  EXPECT_THAT(ids_of("alice"), ElementsAre("AKIA2"));
  EXPECT_FALSE(read([](const Tables& tables) { return tables.access_keys.find("AKIA1"); }));
  EXPECT_FALSE(
      read([](const Tables& tables) { return tables.access_keys.find_with_secret("AKIA1"); }));
}

TEST_P(AccessKeysContract, OnlyTheFirstUseOfASpanIsRecorded) {
  EXPECT_TRUE(record("AKIA1", {noon, "us-east-1", "iam"}));
  EXPECT_FALSE(record("AKIA1", {noon + base::Seconds{899}, "eu-west-1", "s3"}));
  EXPECT_EQ(find("AKIA1").last_used->region, "us-east-1");
  EXPECT_TRUE(record("AKIA1", {noon + base::Seconds{900}, "eu-west-1", "sts"}));
  const auto used = find("AKIA1").last_used;
  EXPECT_EQ(used->date, noon + base::Seconds{900});
  EXPECT_EQ(used->region, "eu-west-1");
  EXPECT_EQ(used->service_name, "sts");
}

TEST_P(AccessKeysContract, WhereTheRecordedUseCameFromIsKeptUntilTheNextOneIs) {
  EXPECT_EQ(origin("AKIA1"), " ");
  record("AKIA1", {noon, "us-east-1", "iam"}, {"192.0.2.1", "aws-cli"});
  record("AKIA1", {noon + base::Seconds{899}, "us-east-1", "iam"}, {"192.0.2.2", "curl"});
  EXPECT_EQ(origin("AKIA1"), "192.0.2.1 aws-cli");
  record("AKIA1", {noon + base::Seconds{900}, "us-east-1", "iam"}, {"2001:db8::1", ""});
  EXPECT_EQ(origin("AKIA1"), "2001:db8::1 ");
  EXPECT_EQ(origin("AKIA2"), " ");
}

TEST_P(AccessKeysContract, WhereAKeyWasUsedFollowsItsUserAndGoesWithTheKey) {
  record("AKIA1", {noon, "us-east-1", "iam"}, {"192.0.2.1", "aws-cli"});
  change([](Tables& tables) {
    iam::User renamed = *tables.users.find("alice");
    renamed.name = "anna";
    tables.users.rename("alice", renamed);
  });
  EXPECT_EQ(origin("AKIA1"), "192.0.2.1 aws-cli");
  change([](Tables& tables) { tables.access_keys.erase(*tables.access_keys.find("AKIA1")); });
  EXPECT_EQ(origin("AKIA1"), " ");
}

TEST_P(AccessKeysContract, AKeyIsFoundWhoeverItWasWhenItWasLookedUp) {
  const auto record_of = [&](const store::UsedKey& key, base::Instant date) {
    return *store->write(
        account, store::Effect::LastUse, [&](Tables& tables) -> base::Result<bool> {
          return tables.access_keys.record_use(key, {date, "eu-west-1", "s3"},
                                               {"192.0.2.1", "aws-cli"}, base::Seconds{900});
        });
  };
  EXPECT_TRUE(record_of({"Alice", "AKIA1"}, noon));
  EXPECT_FALSE(record_of({"alice", "AKIA1"}, noon + base::Seconds{899}));
  EXPECT_EQ(find("AKIA1").last_used->date, noon);
  EXPECT_TRUE(record_of({"somebody", "AKIA1"}, noon + base::Seconds{900}));
  EXPECT_EQ(find("AKIA1").last_used->date, noon + base::Seconds{900});
  EXPECT_EQ(find("AKIA1").last_used->region, "eu-west-1");
  EXPECT_EQ(find("AKIA1").last_used->service_name, "s3");
  EXPECT_EQ(origin("AKIA1"), "192.0.2.1 aws-cli");
  EXPECT_FALSE(find("AKIA2").last_used);
  EXPECT_FALSE(record_of({"alice", "AKIA9"}, noon));
}

TEST_P(AccessKeysContract, AUseBeforeTheRecordedOneIsNotRecorded) {
  record("AKIA1", {noon, "us-east-1", "iam"});
  EXPECT_FALSE(record("AKIA1", {noon - base::Seconds{900}, "eu-west-1", "s3"}));
  EXPECT_EQ(find("AKIA1").last_used->date, noon);
}

TEST_P(AccessKeysContract, AUseRecordedByAClockThatWasAheadGivesWay) {
  record("AKIA1", {noon, "us-east-1", "iam"});
  EXPECT_TRUE(record("AKIA1", {noon - base::Seconds{901}, "eu-west-1", "s3"}));
  EXPECT_EQ(find("AKIA1").last_used->date, noon - base::Seconds{901});
}

TEST_P(AccessKeysContract, AUseOfOneKeyDoesNotTouchAnother) {
  record("AKIA1", {noon, "us-east-1", "iam"});
  EXPECT_FALSE(find("AKIA2").last_used);
  EXPECT_FALSE(find("AKIA3").last_used);
}

TEST_P(AccessKeysContract, AKeyThatIsGoneRecordsNoUse) {
  change([](Tables& tables) { tables.access_keys.erase(*tables.access_keys.find("AKIA1")); });
  EXPECT_FALSE(record("AKIA1", {noon, "us-east-1", "iam"}));
}

TEST_P(AccessKeysContract, TheSameIdInAnotherAccountIsAnotherKey) {
  store.change(another_account, [](Tables& tables) {
    tables.access_keys.insert({a_key("AKIA1", "").key, base::Secret("another")});
  });
  EXPECT_TRUE(record("AKIA1", {noon, "us-east-1", "iam"}));
  store
      ->read(another_account,
             [](const Tables& tables) {
               const auto found = tables.access_keys.find_with_secret("AKIA1");
               EXPECT_EQ(found->secret.reveal(), "another");
               EXPECT_FALSE(found->key.last_used);
               return 0;
             })
      .value();
}

}  // namespace
}  // namespace rollcall::test
