#include "store/credential_rows.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Scan;
using store::Tables;
using ::testing::ElementsAre;

// What a row said, which is valid no longer than the call it was shown in.
struct Seen {
  report::Holder holder;
  std::string account_id, user, path;
  report::Row row;
  std::vector<std::string> regions, services;
};

class CredentialRowsContract : public StoreContract {
 protected:
  std::vector<Seen> rows() {
    std::vector<Seen> seen;
    read([&](const Tables& tables) {
      tables.credential_rows.for_each([&](const report::Row& row) {
        Seen copy{row.holder,
                  std::string(row.account_id),
                  std::string(row.user),
                  std::string(row.path),
                  row,
                  {},
                  {}};
        for (const auto& key : row.access_keys)
          if (key && key->last_used) {
            copy.regions.emplace_back(key->last_used->region);
            copy.services.emplace_back(key->last_used->service);
          }
        seen.push_back(std::move(copy));
        return Scan::GoOn;
      });
      return 0;
    });
    return seen;
  }

  static iam::AccessKeyWithSecret a_used_key(std::string id, std::string user, std::string region) {
    auto key = a_key(std::move(id), std::move(user));
    key.key.last_used = {.date = noon, .region = std::move(region), .service_name = "iam"};
    return key;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, CredentialRowsContract, every_engine, name_of_engine);

TEST_P(CredentialRowsContract, RootComesFirstThenEveryUserByNameWhateverTheCase) {
  insert_users({"bob", "Carol", "_z", "Alice", "0"});
  std::vector<std::string> names;
  const auto seen = rows();
  for (const Seen& row : seen) {
    names.push_back(row.user);
    EXPECT_EQ(row.account_id, "123456789012");
    EXPECT_EQ(row.holder, row.user.empty() ? report::Holder::Root : report::Holder::User);
  }
  EXPECT_THAT(names, ElementsAre("", "0", "_z", "Alice", "bob", "Carol"));
}

TEST_P(CredentialRowsContract, AUserWithoutCredentialsHasNone) {
  change([](Tables& tables) { tables.users.insert(a_user("alice", "/team/")); });
  const Seen alice = rows().at(1);
  EXPECT_EQ(alice.path, "/team/");
  EXPECT_EQ(alice.row.created, noon);
  EXPECT_FALSE(alice.row.password);
  EXPECT_FALSE(alice.row.mfa_active);
  EXPECT_FALSE(alice.row.access_keys[0]);
  EXPECT_FALSE(alice.row.certificates[0]);
}

TEST_P(CredentialRowsContract, CredentialsAreThoseOfTheirUserAndOfNoneBesides) {
  insert_users({"alice", "bob", "carol", "dave"});
  change([](Tables& tables) {
    tables.passwords.save("bob", {.created = noon - base::Seconds{9}, .last_changed = noon}, "h",
                          1);
    tables.access_keys.insert(a_used_key("AKIA2", "bob", "us-east-1"));
    tables.mfa_devices.insert(an_assigned_device("one", "bob"), a_seed());
    tables.mfa_devices.insert(an_assigned_device("two", "bob"), a_seed());
    tables.signing_certificates.insert(a_certificate("CERT1", "bob"));
    tables.mfa_devices.insert(an_assigned_device("three", "dave"), a_seed());
  });
  const auto seen = rows();
  for (const std::size_t without : {1U, 3U}) {
    EXPECT_FALSE(seen[without].row.password);
    EXPECT_FALSE(seen[without].row.mfa_active);
    EXPECT_FALSE(seen[without].row.access_keys[0]);
    EXPECT_FALSE(seen[without].row.certificates[0]);
  }
  const report::Row& bob = seen[2].row;
  EXPECT_EQ(bob.password->last_changed, noon);
  EXPECT_FALSE(bob.password->last_used);
  EXPECT_TRUE(bob.mfa_active);
  EXPECT_TRUE(bob.access_keys[0]->active);
  EXPECT_EQ(bob.access_keys[0]->created, noon);
  EXPECT_EQ(bob.access_keys[0]->last_used->date, noon);
  EXPECT_FALSE(bob.access_keys[1]);
  EXPECT_TRUE(bob.certificates[0]->active);
  EXPECT_EQ(bob.certificates[0]->uploaded, noon);
  EXPECT_TRUE(seen[4].row.mfa_active);
}

TEST_P(CredentialRowsContract, RootsCredentialsAreInItsRow) {
  change([](Tables& tables) {
    tables.passwords.save("", {.created = noon, .last_changed = noon}, "h", 1);
    tables.access_keys.insert(a_key("AKIA1", ""));
    tables.mfa_devices.insert(an_assigned_device("root", ""), a_seed());
  });
  const report::Row root = rows().at(0).row;
  EXPECT_TRUE(root.password);
  EXPECT_TRUE(root.access_keys[0]);
  EXPECT_TRUE(root.mfa_active);
}

TEST_P(CredentialRowsContract, KeysTakeSlotsByIdAndEachKeepsItsOwnUse) {
  insert_users({"alice", "bob"});
  change([](Tables& tables) {
    tables.access_keys.insert(a_used_key("AKIA2", "alice", "a-region-of-a-longer-name-2"));
    tables.access_keys.insert(a_used_key("AKIA1", "alice", "eu-west-1"));
    tables.access_keys.insert(a_used_key("AKIA3", "bob", "N/A"));
    tables.access_keys.set_status(tables.access_keys.of("alice")[1], iam::Status::Inactive);
  });
  const auto seen = rows();
  EXPECT_TRUE(seen[1].row.access_keys[0]->active);
  EXPECT_FALSE(seen[1].row.access_keys[1]->active);
  EXPECT_THAT(seen[1].regions, ElementsAre("eu-west-1", "a-region-of-a-longer-name-2"));
  EXPECT_THAT(seen[1].services, ElementsAre("iam", "iam"));
  EXPECT_THAT(seen[2].regions, ElementsAre("N/A"));
}

TEST_P(CredentialRowsContract, InactiveCertificatesComeFirstThenOlderOnes) {
  insert_users({"alice", "bob"});
  const auto insert = [](Tables& tables, std::string id, const char* user, iam::Status status,
                         int second) {
    auto certificate = a_certificate(std::move(id), user);
    certificate.status = status;
    certificate.uploaded = noon + base::Seconds{second};
    tables.signing_certificates.insert(certificate);
  };
  change([&](Tables& tables) {
    insert(tables, "CERT1", "alice", iam::Status::Active, 1);
    insert(tables, "CERT2", "alice", iam::Status::Inactive, 2);
    insert(tables, "CERT3", "bob", iam::Status::Active, 4);
    insert(tables, "CERT4", "bob", iam::Status::Active, 3);
  });
  const auto seen = rows();
  EXPECT_FALSE(seen[1].row.certificates[0]->active);
  EXPECT_EQ(seen[1].row.certificates[1]->uploaded, noon + base::Seconds{1});
  EXPECT_EQ(seen[2].row.certificates[0]->uploaded, noon + base::Seconds{3});
  EXPECT_EQ(seen[2].row.certificates[1]->uploaded, noon + base::Seconds{4});
}

TEST_P(CredentialRowsContract, WhatIsBeyondTheSlotsIsLeftOut) {
  insert_users({"alice", "bob"});
  change([](Tables& tables) {
    for (const char* id : {"AKIA1", "AKIA2", "AKIA3"})
      tables.access_keys.insert(a_used_key(id, "alice", id));
    for (const char* id : {"CERT1", "CERT2", "CERT3"})
      tables.signing_certificates.insert(a_certificate(id, "alice"));
    tables.access_keys.insert(a_used_key("AKIA4", "bob", "AKIA4"));
  });
  const auto seen = rows();
  EXPECT_THAT(seen[1].regions, ElementsAre("AKIA1", "AKIA2"));
  EXPECT_TRUE(seen[1].row.certificates[1]);
  EXPECT_THAT(seen[2].regions, ElementsAre("AKIA4"));
}

TEST_P(CredentialRowsContract, AScanEndsWhenItsReaderHasEnoughAndMayBeRunAgain) {
  insert_users({"alice", "bob"});
  int shown = 0;
  read([&](const Tables& tables) {
    tables.credential_rows.for_each(
        [&](const report::Row&) { return ++shown == 2 ? Scan::Stop : Scan::GoOn; });
    tables.credential_rows.for_each([&](const report::Row&) {
      ++shown;
      return Scan::GoOn;
    });
    return 0;
  });
  EXPECT_EQ(shown, 2 + 3);
}

TEST_P(CredentialRowsContract, AScanSeesOneMomentWhileWritersGoOn) {
  insert_users({"a", "b", "c"});
  std::vector<std::string> names;
  read([&](const Tables& tables) {
    tables.credential_rows.for_each([&](const report::Row& row) {
      names.emplace_back(row.user);
      EXPECT_FALSE(row.access_keys[0]);
      if (row.user != "a")
        return Scan::GoOn;
      // The scan has just begun: without its snapshot it would meet all of this.
      change([](Tables& others) {
        others.users.insert(a_user("bb"));
        others.users.rename("c", a_user("z"));
        others.access_keys.insert(a_key("AKIA1", "b"));
      });
      return Scan::GoOn;
    });
    return 0;
  });
  EXPECT_THAT(names, ElementsAre("", "a", "b", "c"));
  EXPECT_EQ(rows().size(), 5U);
}

}  // namespace
}  // namespace rollcall::test
