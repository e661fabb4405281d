#include "store/instance_profiles.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::PageRequest;
using store::Tables;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class InstanceProfilesContract : public StoreContract {
 protected:
  InstanceProfilesContract() {
    change([](Tables& tables) {
      tables.roles.insert(a_role("Reader"));
      tables.roles.insert(a_role("writer"));
      tables.instance_profiles.insert(a_profile("Web", "/team/"));
      tables.instance_profiles.insert(a_profile("batch"));
    });
  }

  std::optional<iam::InstanceProfile> find(std::string_view name) {
    return read([&](const Tables& tables) { return tables.instance_profiles.find(name); });
  }

  std::vector<std::string> of_role(std::string_view role_name) {
    return names(
        read([&](const Tables& tables) { return tables.instance_profiles.of_role(role_name); }));
  }

  static std::vector<std::string> names(const std::vector<iam::InstanceProfile>& profiles) {
    std::vector<std::string> found;
    for (const iam::InstanceProfile& profile : profiles)
      found.push_back(profile.name);
    return found;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, InstanceProfilesContract, every_engine, name_of_engine);

TEST_P(InstanceProfilesContract, AProfileIsFoundWhateverTheCaseAndAsItWasGiven) {
  const auto profile = find("wEB");
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->name, "Web");
  EXPECT_EQ(profile->path, "/team/");
  EXPECT_EQ(profile->id, "AIPAWeb");
  EXPECT_EQ(profile->created, noon);
  EXPECT_EQ(profile->account, account);
  EXPECT_FALSE(profile->role_name);
  EXPECT_FALSE(find("database"));
}

TEST_P(InstanceProfilesContract, ARoleIsKnownByItsOwnSpelling) {
  change([](Tables& tables) { tables.instance_profiles.add_role("WEB", "READER"); });
  EXPECT_EQ(find("web")->role_name, "Reader");
  EXPECT_FALSE(find("batch")->role_name);
  EXPECT_THAT(of_role("reader"), ElementsAre("Web"));
  EXPECT_THAT(of_role("writer"), IsEmpty());
}

TEST_P(InstanceProfilesContract, ARoleMayBeInSeveralAndLeavesEachByItself) {
  change([](Tables& tables) {
    tables.instance_profiles.add_role("web", "reader");
    tables.instance_profiles.add_role("batch", "reader");
  });
  EXPECT_THAT(of_role("READER"), ElementsAre("batch", "Web"));
  change([](Tables& tables) { tables.instance_profiles.remove_role("WEB"); });
  EXPECT_THAT(of_role("reader"), ElementsAre("batch"));
  EXPECT_FALSE(find("web")->role_name);
}

// Nobody who knows of profiles deletes such a role, and a server of an older release does not know.
TEST_P(InstanceProfilesContract, AProfileOutlivesItsRole) {
  change([](Tables& tables) {
    tables.instance_profiles.add_role("web", "reader");
    tables.roles.erase("reader");
  });
  ASSERT_TRUE(find("web"));
  EXPECT_FALSE(find("web")->role_name);
  change([](Tables& tables) { tables.instance_profiles.add_role("web", "writer"); });
  EXPECT_EQ(find("web")->role_name, "writer");
}

TEST_P(InstanceProfilesContract, ProfilesAreListedByNameAndPathPageByPage) {
  change([](Tables& tables) {
    tables.instance_profiles.insert(a_profile("M", "/te_m/"));
    tables.instance_profiles.add_role("web", "reader");
  });
  const auto list = [&](std::string_view prefix, const PageRequest& page) {
    return read([&](const Tables& tables) { return tables.instance_profiles.list(prefix, page); });
  };
  const auto first = list("/", {.after = {}, .most = 2});
  EXPECT_THAT(names(first.rows), ElementsAre("batch", "M"));
  ASSERT_TRUE(first.next);
  const auto second = list("/", {.after = *first.next, .most = 2});
  EXPECT_THAT(names(second.rows), ElementsAre("Web"));
  EXPECT_EQ(second.rows.at(0).role_name, "Reader");
  EXPECT_FALSE(second.next);
  EXPECT_THAT(names(list("/te_m/", {}).rows), ElementsAre("M"));
  EXPECT_EQ(read([](const Tables& tables) { return tables.instance_profiles.count(); }), 3U);
}

TEST_P(InstanceProfilesContract, AnErasedProfileIsGone) {
  change([](Tables& tables) { tables.instance_profiles.erase("WEB"); });
  EXPECT_FALSE(find("web"));
  EXPECT_EQ(read([](const Tables& tables) { return tables.instance_profiles.count(); }), 1U);
}

}  // namespace
}  // namespace rollcall::test
