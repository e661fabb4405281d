#include "store/tags.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;
using store::Tagged;
using ::testing::IsEmpty;

class TagsContract : public StoreContract {
 protected:
  TagsContract() {
    insert_users({"alice", "bob"});
    change([](Tables& tables) { tables.mfa_devices.insert(a_device("phone"), a_seed()); });
  }

  std::vector<iam::Tag> tags_of(Tagged kind, std::string_view owner) {
    return read([&](const Tables& tables) { return tables.tags.of(kind, owner); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, TagsContract, every_engine, name_of_engine);

TEST_P(TagsContract, TagsComeInTheOrderInWhichTheyWereSet) {
  change([](Tables& tables) {
    tables.tags.replace(Tagged::User, "alice", {{"zebra", "1"}, {"Ant", ""}, {"m\xC3\xBC", "3"}});
  });
  const auto tags = tags_of(Tagged::User, "ALICE");
  ASSERT_EQ(tags.size(), 3U);
  EXPECT_EQ(tags[0].key, "zebra");
  EXPECT_EQ(tags[1].key, "Ant");
  EXPECT_EQ(tags[1].value, "");
  EXPECT_EQ(tags[2].key, "m\xC3\xBC");
  EXPECT_THAT(tags_of(Tagged::User, "bob"), IsEmpty());
}

TEST_P(TagsContract, ReplacingLeavesNothingOfTheOldOnes) {
  change([](Tables& tables) {
    tables.tags.replace(Tagged::User, "alice", {{"a", "1"}, {"b", "2"}});
    tables.tags.replace(Tagged::User, "Alice", {{"c", "3"}});
  });
  const auto tags = tags_of(Tagged::User, "alice");
  ASSERT_EQ(tags.size(), 1U);
  EXPECT_EQ(tags[0].value, "3");
}

TEST_P(TagsContract, DevicesHaveTagsOfTheirOwn) {
  change([](Tables& tables) {
    tables.tags.replace(Tagged::MfaDevice, serial_of("Phone"), {{"where", "desk"}});
  });
  ASSERT_EQ(tags_of(Tagged::MfaDevice, serial_of("phone")).size(), 1U);
  EXPECT_THAT(tags_of(Tagged::User, serial_of("phone")), IsEmpty());
}

TEST_P(TagsContract, EveryKindOfOwnerHasTagsOfItsOwn) {
  change([](Tables& tables) {
    tables.roles.insert(a_role("Alice"));
    tables.instance_profiles.insert(a_profile("aLICE"));
    tables.managed_policies.insert(a_policy("ALICE"));
    tables.tags.replace(Tagged::User, "alice", {{"kind", "user"}});
    tables.tags.replace(Tagged::Role, "alice", {{"kind", "role"}});
    tables.tags.replace(Tagged::InstanceProfile, "alice", {{"kind", "instance profile"}});
    tables.tags.replace(Tagged::Policy, "alice", {{"kind", "policy"}, {"another", ""}});
  });
  EXPECT_EQ(tags_of(Tagged::User, "alice").at(0).value, "user");
  EXPECT_EQ(tags_of(Tagged::Role, "ALICE").at(0).value, "role");
  EXPECT_EQ(tags_of(Tagged::InstanceProfile, "Alice").at(0).value, "instance profile");
  EXPECT_EQ(tags_of(Tagged::Policy, "Alice").at(0).value, "policy");
  EXPECT_EQ(tags_of(Tagged::Policy, "Alice").size(), 2U);
}

TEST_P(TagsContract, TagsGoWithTheirRoleProfileOrPolicy) {
  for (int time = 0; time < 2; ++time)
    change([](Tables& tables) {
      tables.roles.insert(a_role("reader"));
      tables.instance_profiles.insert(a_profile("machine"));
      tables.managed_policies.insert(a_policy("reading"));
      EXPECT_THAT(tables.tags.of(Tagged::Role, "reader"), IsEmpty());
      EXPECT_THAT(tables.tags.of(Tagged::InstanceProfile, "machine"), IsEmpty());
      EXPECT_THAT(tables.tags.of(Tagged::Policy, "reading"), IsEmpty());
      tables.tags.replace(Tagged::Role, "reader", {{"a", "1"}});
      tables.tags.replace(Tagged::InstanceProfile, "machine", {{"a", "1"}});
      tables.tags.replace(Tagged::Policy, "reading", {{"a", "1"}});
      tables.roles.erase("READER");
      tables.instance_profiles.erase("MACHINE");
      tables.managed_policies.erase("READING");
    });
}

TEST_P(TagsContract, TagsGoWithTheirUser) {
  change([](Tables& tables) {
    tables.tags.replace(Tagged::User, "alice", {{"a", "1"}});
    tables.users.erase("alice");
  });
  insert_users({"alice"});
  EXPECT_THAT(tags_of(Tagged::User, "alice"), IsEmpty());
}

}  // namespace
}  // namespace rollcall::test
