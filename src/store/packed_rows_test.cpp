// Beside the tables lies a packed row for every user. Whatever is done to a user, it says what the
// tables say: after every change that the nouns offer, in any order, kept or taken back.

#include <sqlite3.h>

#include <functional>
#include <random>
#include <thread>

#include "iam/names.h"
#include "store/damage.h"
#include "store/errors.h"
#include "store/packed_rows_check.h"
#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class PackedRowsContract : public StoreContract {
 protected:
  // "name key: what differs", of one account.
  std::vector<std::string> differences(iam::AccountId id = account) {
    std::vector<std::string> found;
    store.check_packed_rows([&](const store::Difference& difference) {
      if (difference.account == id)
        found.push_back(difference.user_key + ": " + difference.what);
    });
    return found;
  }

  store::CheckedRows checked() {
    return store.check_packed_rows([](const auto&) {});
  }
};

INSTANTIATE_TEST_SUITE_P(Store, PackedRowsContract, every_engine, name_of_engine);

TEST_P(PackedRowsContract, EveryUserHasOneAndRootToo) {
  insert_users({"alice", "Bob"});
  EXPECT_EQ(checked().accounts, 2U);
  EXPECT_EQ(checked().users, 4U);
  EXPECT_EQ(checked().differences, 0U);
}

TEST_P(PackedRowsContract, AChangeThatIsTakenBackLeavesItAsItWas) {
  insert_users({"alice"});
  const auto refused = store->write(account, store::Effect::Mutation,
                                    [](Tables& tables) -> base::Result<base::Nothing> {
                                      tables.access_keys.insert(a_key("AKIA1", "alice"));
                                      tables.users.insert(a_user("bob"));
                                      return base::fail(iam::errors::limit_exceeded, "too many");
                                    });
  EXPECT_FALSE(refused);
  EXPECT_THAT(differences(), IsEmpty());
  EXPECT_EQ(checked().users, 3U);
}

TEST_P(PackedRowsContract, WhatSomebodyElseWroteIsFoundUserByUserAndFactByFact) {
  insert_users({"alice", "bob", "carol", "dave"});
  change([](Tables& tables) { tables.access_keys.insert(a_key("AKIA1", "alice")); });
  store.run_behind_the_back(
      "UPDATE access_keys SET status = 'Inactive', last_used_date = 1700000000, "
      "last_used_region = 'eu-west-1', last_used_service = 'sts';"
      "UPDATE packed_rows SET packed = substr(packed, 1, 1) WHERE user_key = 'bob';"
      "UPDATE packed_rows SET user_key = 'zoe' WHERE user_key = 'carol';");
  EXPECT_THAT(differences(),
              ElementsAre("alice: access_key_1_active is false and packed as true, "
                          "access_key_1_last_used_date is 2023-11-14T22:13:20Z and packed as N/A, "
                          "access_key_1_last_used_region is eu-west-1 and packed as N/A, "
                          "access_key_1_last_used_service is sts and packed as N/A",
                          "bob: the packed row cannot be read", "carol: no packed row",
                          "zoe: a packed row, and no user"));
  EXPECT_THAT(differences(another_account), IsEmpty());
}

TEST_P(PackedRowsContract, ASuperfluousOneIsFoundAlsoBeforeItsNeighbour) {
  insert_users({"bob"});
  store.run_behind_the_back(
      "INSERT INTO packed_rows SELECT account_id, 'alice', packed FROM packed_rows "
      "WHERE user_key = 'bob'");
  EXPECT_THAT(differences(), ElementsAre("alice: a packed row, and no user"));
}

TEST_P(PackedRowsContract, ACredentialOfNobodyIsFound) {
  insert_users({"alice"});
  change([](Tables& tables) { tables.access_keys.insert(a_key("AKIA1", "alice")); });
  store.run_behind_the_back("UPDATE access_keys SET user_key = 'aaron'");
  EXPECT_THAT(differences(),
              ElementsAre(HasSubstr("damaged: a credential belongs to no user: aaron")));
  EXPECT_THAT(differences(another_account), IsEmpty());
}

TEST(PackedRowsCheck, IsOfAStoreOfThisVersion) {
  const TemporaryFolder nothing;
  const TemporaryStore store;
  const auto error_of_check = [](const std::filesystem::path& directory) {
    return store::check_packed_rows(directory, [](const store::Difference&) {}).error().kind;
  };
  const auto set_version = [&](const std::string& version) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open((store.directory() / "rollcall.db").c_str(), &handle), SQLITE_OK);
    const std::string statement = "PRAGMA user_version = " + version;
    EXPECT_EQ(sqlite3_exec(handle, statement.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
  };
  EXPECT_EQ(error_of_check(nothing.path()), &store::errors::no_store);
  set_version("8");
  EXPECT_EQ(error_of_check(store.directory()), &store::errors::older_schema);
  set_version("1000");
  EXPECT_EQ(error_of_check(store.directory()), &store::errors::newer_schema);
}

// Whoever reads the report of such a user is refused, and nobody else is.
TEST_P(PackedRowsContract, OfWhomTheTablesAreDamagedNoReportIsMadeFromTheNextChangeOn) {
  insert_users({"alice"});
  change([](Tables& tables) { tables.access_keys.insert(a_key("AKIA1", "alice")); });
  store.run_behind_the_back("UPDATE access_keys SET created = 4611686018427387904");
  change([](Tables& tables) {
    tables.users.rename("alice", a_user("Alice"));
    tables.users.insert(a_user("bob"));
  });
  const auto scan = [](const Tables& tables) {
    int rows = 0;
    tables.credential_rows.for_each([&](const report::Row&) {
      ++rows;
      return store::Scan::GoOn;
    });
    return rows;
  };
  const auto refused = store->read(account, scan);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, &iam::errors::service_failure);
  EXPECT_EQ(store->read(another_account, scan).value(), 1);
}

// One who does anything that the nouns offer to a few users, whatever comes to mind. What cannot be
// done to a user is not done.
class Walker {
 public:
  explicit Walker(unsigned seed) : random_(seed) {}

  void step(Tables& tables) {
    using Step = void (Walker::*)(Tables&, const iam::User&);
    static constexpr Step steps[] = {&Walker::rename,
                                     &Walker::erase,
                                     &Walker::save_password,
                                     &Walker::set_password,
                                     &Walker::erase_password,
                                     &Walker::use_password,
                                     &Walker::disable,
                                     &Walker::enable,
                                     &Walker::make_key,
                                     &Walker::set_key_status,
                                     &Walker::erase_key,
                                     &Walker::use_keys,
                                     &Walker::give_device,
                                     &Walker::take_device,
                                     &Walker::make_security_key,
                                     &Walker::use_security_key,
                                     &Walker::erase_security_key,
                                     &Walker::upload,
                                     &Walker::set_certificate_status,
                                     &Walker::erase_certificate};
    now_ += base::Seconds{1};
    const auto user = tables.users.find(a_name());
    if (user)
      (this->*steps[random_() % std::size(steps)])(tables, *user);
    else
      tables.users.insert(a_user(a_spelling_, pick({"/", "/team/"})));
  }

 private:
  template <typename T>
  T pick(std::initializer_list<T> values) {
    return *(values.begin() + random_() % values.size());
  }
  std::string a_name() {
    a_spelling_ = pick<std::string>({"", "alice", "Bob", "carol", "ALICE", "bob", "d", "aa"});
    return a_spelling_;
  }
  std::string a_new_id(const char* beginning) { return beginning + std::to_string(++last_id_); }

  void rename(Tables& tables, const iam::User& user) {
    const std::string name = a_name();
    const auto other = tables.users.find(name);
    if (user.is_root() || name.empty() ||
        (other && iam::name_key(other->name) != iam::name_key(user.name)))
      return;
    iam::User changed = user;
    changed.name = name;
    changed.path = pick({"/", "/team/"});
    tables.users.rename(user.name, changed);
  }
  void erase(Tables& tables, const iam::User& user) {
    if (user.is_root())
      return;
    for (const auto& key : tables.access_keys.of(user.name))
      tables.access_keys.erase(key);
    for (const auto& certificate : tables.signing_certificates.of(user.name))
      tables.signing_certificates.erase(certificate);
    for (iam::MfaDevice device : tables.mfa_devices.of(user.name)) {
      device.assignment.reset();
      tables.mfa_devices.save(device);
    }
    for (const auto& key : tables.security_keys.of(user.name))
      tables.security_keys.erase(key.serial_number);
    tables.passwords.erase(user.name);
    tables.users.erase(user.name);
  }
  iam::LoginProfile a_profile() {
    return {.created = now_, .last_changed = now_, .last_used = {}, .reset_required = false};
  }
  void save_password(Tables& tables, const iam::User& user) {
    if (user.login_profile)
      tables.passwords.save(user.name, a_profile());
  }
  void set_password(Tables& tables, const iam::User& user) {
    tables.passwords.save(user.name, a_profile(), "hash", 2);
  }
  void erase_password(Tables& tables, const iam::User& user) { tables.passwords.erase(user.name); }
  void use_password(Tables& tables, const iam::User& user) {
    tables.passwords.record_use(user.name, now_, base::Seconds{3});
  }
  void disable(Tables& tables, const iam::User& user) {
    if (user.is_root())
      return;
    tables.disabled_users.set_aside(user, now_);
    for (const auto& key : tables.access_keys.of(user.name)) {
      tables.access_keys.set_status(key, iam::Status::Inactive);
      tables.disabled_users.set_aside(key);
    }
  }
  void enable(Tables& tables, const iam::User& user) {
    tables.disabled_users.give_back(user, now_);
  }
  void make_key(Tables& tables, const iam::User& user) {
    auto key = a_key(a_new_id("AKIA"), user.name);
    key.key.created = now_;
    tables.access_keys.insert(key);
  }
  void set_key_status(Tables& tables, const iam::User& user) {
    for (const auto& key : tables.access_keys.of(user.name))
      tables.access_keys.set_status(key, pick({iam::Status::Active, iam::Status::Inactive}));
  }
  void erase_key(Tables& tables, const iam::User& user) {
    for (const auto& key : tables.access_keys.of(user.name))
      return tables.access_keys.erase(key);
  }
  void use_keys(Tables& tables, const iam::User& user) {
    for (const auto& key : tables.access_keys.of(user.name))
      tables.access_keys.record_use(store::UsedKey{a_name(), key.id},
                                    {now_, pick<std::string>({"N/A", "eu-west-1"}), "s3"}, {},
                                    base::Seconds{3});
  }
  void give_device(Tables& tables, const iam::User& user) {
    const std::string name = pick<std::string>({"one", "two", "three"});
    auto device = tables.mfa_devices.find(serial_of(name));
    if (!device)
      return tables.mfa_devices.insert(an_assigned_device(name, user.name), a_seed());
    device->assignment = {.user_name = user.name, .enabled = now_};
    tables.mfa_devices.save(*device);
  }
  void take_device(Tables& tables, const iam::User& user) {
    for (iam::MfaDevice device : tables.mfa_devices.of(user.name)) {
      device.assignment.reset();
      tables.mfa_devices.save(device);
      if (random_() % 2 == 0)
        tables.mfa_devices.erase(device.serial_number);
    }
  }
  void make_security_key(Tables& tables, const iam::User& user) {
    const std::string id = a_new_id("key");
    tables.security_keys.insert({.serial_number = id,
                                 .user_name = user.name,
                                 .enabled = now_,
                                 .credential_id = id,
                                 .public_key = "public"});
  }
  void use_security_key(Tables& tables, const iam::User& user) {
    for (const auto& key : tables.security_keys.of(user.name))
      tables.security_keys.raise_sign_count(key.serial_number, key.sign_count + 1);
  }
  void erase_security_key(Tables& tables, const iam::User& user) {
    for (const auto& key : tables.security_keys.of(user.name))
      tables.security_keys.erase(key.serial_number);
  }
  void upload(Tables& tables, const iam::User& user) {
    auto certificate = a_certificate(a_new_id("CERT"), user.name);
    certificate.uploaded = now_;
    tables.signing_certificates.insert(certificate);
  }
  void set_certificate_status(Tables& tables, const iam::User& user) {
    for (const auto& certificate : tables.signing_certificates.of(user.name))
      tables.signing_certificates.set_status(certificate,
                                             pick({iam::Status::Active, iam::Status::Inactive}));
  }
  void erase_certificate(Tables& tables, const iam::User& user) {
    for (const auto& certificate : tables.signing_certificates.of(user.name))
      return tables.signing_certificates.erase(certificate);
  }

  std::mt19937 random_;
  base::Instant now_ = noon;
  std::string a_spelling_;
  int last_id_ = 0;
};

TEST_P(PackedRowsContract, SayWhatTheTablesSayWhereverAWalkHasLed) {
  constexpr int walks = 3;
  constexpr int transactions = 80;
  for (unsigned seed = 1; seed <= walks; ++seed) {
    Walker walker(seed);
    const iam::AccountId id{300'000'000'000U + seed};
    store.add_account({.id = id, .created = noon, .alias = {}, .report_edition = {}});
    for (int i = 0; i < transactions; ++i) {
      // Up to eight steps in one transaction, of which one in six is taken back.
      [[maybe_unused]] const auto written = store->write(
          id, store::Effect::Mutation, [&](Tables& tables) -> base::Result<base::Nothing> {
            for (int steps = i % 8; steps >= 0; --steps)
              walker.step(tables);
            if (i % 6 == 5)
              return base::fail(iam::errors::limit_exceeded, "taken back");
            return base::Nothing{};
          });
      ASSERT_THAT(differences(id), IsEmpty()) << "seed " << seed << ", transaction " << i;
    }
  }
}

// Uses of both keys and of the password, and a new name, all at once: none of them is lost.
TEST_P(PackedRowsContract, UsesAtOnceWithARenameLoseNothing) {
  insert_users({"alice"});
  change([](Tables& tables) {
    tables.access_keys.insert(a_key("AKIA1", "alice"));
    tables.access_keys.insert(a_key("AKIA2", "alice"));
    tables.passwords.save("alice", {.created = noon, .last_changed = noon}, "h", 1);
  });
  constexpr int rounds = 24;
  const auto repeat = [&](const std::function<void(Tables&, int)>& body) {
    return std::jthread([this, body] {
      for (int i = 1; i <= rounds; ++i)
        change([&](Tables& tables) { body(tables, i); });
    });
  };
  const auto use = [](const char* id) {
    return [id](Tables& tables, int i) {
      tables.access_keys.record_use(id, {noon + base::Seconds{i}, "N/A", "s3"}, {},
                                    base::Seconds{0});
    };
  };
  {
    const std::jthread threads[] = {
        repeat(use("AKIA1")), repeat(use("AKIA2")), repeat([](Tables& tables, int i) {
          for (const char* name : {"alice", "bob"})
            tables.passwords.record_use(name, noon + base::Seconds{i}, base::Seconds{0});
        }),
        repeat([](Tables& tables, int i) {
          tables.users.rename(i % 2 == 1 ? "alice" : "bob", [&] {
            iam::User changed = a_user(i % 2 == 1 ? "bob" : "alice");
            return changed;
          }());
        })};
  }
  EXPECT_THAT(differences(), IsEmpty());
  const base::Instant last = noon + base::Seconds{rounds};
  read([&](const Tables& tables) {
    tables.credential_rows.for_each([&](const report::Row& row) {
      if (row.holder == report::Holder::Root)
        return store::Scan::GoOn;
      EXPECT_EQ(row.user, "alice");
      EXPECT_EQ(row.access_keys[0]->last_used->date, last);
      EXPECT_EQ(row.access_keys[1]->last_used->date, last);
      EXPECT_EQ(row.password->last_used, last);
      return store::Scan::GoOn;
    });
    return 0;
  });
}

}  // namespace
}  // namespace rollcall::test
