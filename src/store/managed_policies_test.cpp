#include "store/managed_policies.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::PageRequest;
using store::Tables;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ManagedPoliciesContract : public StoreContract {
 protected:
  ManagedPoliciesContract() {
    change([](Tables& tables) {
      tables.managed_policies.insert(a_policy("Reading", "/team/"));
      tables.managed_policies.insert(a_policy("all"));
    });
  }

  std::optional<iam::ManagedPolicy> find(std::string_view name) {
    return read([&](const Tables& tables) { return tables.managed_policies.find(name); });
  }

  std::optional<iam::ManagedPolicy> find_by_arn(std::string_view arn) {
    return read([&](const Tables& tables) { return tables.managed_policies.find_by_arn(arn); });
  }

  std::vector<int> versions(std::string_view name) {
    std::vector<int> numbers;
    for (const iam::PolicyVersion& version :
         read([&](const Tables& tables) { return tables.managed_policies.versions(name); }))
      numbers.push_back(version.number);
    return numbers;
  }

  static std::vector<std::string> names(const std::vector<iam::ManagedPolicy>& policies) {
    std::vector<std::string> found;
    for (const iam::ManagedPolicy& policy : policies)
      found.push_back(policy.name);
    return found;
  }
};

INSTANTIATE_TEST_SUITE_P(Store, ManagedPoliciesContract, every_engine, name_of_engine);

TEST_P(ManagedPoliciesContract, APolicyIsFoundByNameWhateverTheCase) {
  const auto policy = find("READING");
  ASSERT_TRUE(policy);
  EXPECT_EQ(policy->name, "Reading");
  EXPECT_EQ(policy->path, "/team/");
  EXPECT_EQ(policy->id, "ANPAReading");
  EXPECT_FALSE(policy->description);
  EXPECT_EQ(policy->created, noon);
  EXPECT_EQ(policy->updated, noon);
  EXPECT_EQ(policy->default_version, 1);
  EXPECT_EQ(policy->newest_version, 1);
  EXPECT_EQ(policy->account, account);
  EXPECT_FALSE(find("writing"));
}

TEST_P(ManagedPoliciesContract, AnArnMustBeExactlyThePolicys) {
  EXPECT_EQ(find_by_arn("arn:aws:iam::123456789012:policy/team/Reading")->id, "ANPAReading");
  EXPECT_EQ(find_by_arn("arn:aws:iam::123456789012:policy/all")->id, "ANPAall");
  for (const char* other :
       {"arn:aws:iam::123456789012:policy/team/reading", "arn:aws:iam::123456789012:policy/Reading",
        "arn:aws:iam::123456789012:policy/Team/Reading",
        "arn:aws:iam::210987654321:policy/team/Reading", "arn:aws:iam::aws:policy/all", "all",
        "/all", "/", ""})
    EXPECT_FALSE(find_by_arn(other)) << other;
}

TEST_P(ManagedPoliciesContract, PoliciesAreListedByNameAndPathPageByPage) {
  change([](Tables& tables) { tables.managed_policies.insert(a_policy("M", "/te_m/")); });
  const auto list = [&](std::string_view prefix, const PageRequest& page) {
    return read([&](const Tables& tables) { return tables.managed_policies.list(prefix, page); });
  };
  const auto first = list("/", {.after = {}, .most = 2});
  EXPECT_THAT(names(first.rows), ElementsAre("all", "M"));
  ASSERT_TRUE(first.next);
  const auto second = list("/", {.after = *first.next, .most = 2});
  EXPECT_THAT(names(second.rows), ElementsAre("Reading"));
  EXPECT_FALSE(second.next);
  EXPECT_THAT(names(list("/te_m/", {}).rows), ElementsAre("M"));
  EXPECT_EQ(read([](const Tables& tables) { return tables.managed_policies.count(); }), 3U);
}

TEST_P(ManagedPoliciesContract, SavingMovesTheVersionsAndTheTimeOfTheNewestAlone) {
  iam::ManagedPolicy policy = *find("reading");
  policy.updated = noon + base::Seconds{9};
  policy.default_version = 3;
  policy.newest_version = 4;
  policy.path = "/elsewhere/";
  change([&](Tables& tables) { tables.managed_policies.save(policy); });
  const auto saved = find("reading");
  EXPECT_EQ(saved->updated, noon + base::Seconds{9});
  EXPECT_EQ(saved->created, noon);
  EXPECT_EQ(saved->default_version, 3);
  EXPECT_EQ(saved->newest_version, 4);
  EXPECT_EQ(saved->path, "/team/");
  EXPECT_EQ(find("all")->default_version, 1);
}

TEST_P(ManagedPoliciesContract, VersionsComeNewestFirstWithTheirDocuments) {
  const std::string document = "{ \"x\":\t\"\xC3\xA9\" }\r\n";
  change([&](Tables& tables) {
    for (const int number : {1, 2, 10})
      tables.managed_policies.insert_version(
          "READING", {.number = number, .document = document, .created = noon});
    tables.managed_policies.insert_version("all", {.document = "{}", .created = noon});
  });
  EXPECT_THAT(versions("reading"), ElementsAre(10, 2, 1));
  EXPECT_THAT(versions("all"), ElementsAre(1));
  const auto version = read(
      [](const Tables& tables) { return tables.managed_policies.find_version("Reading", 10); });
  EXPECT_EQ(version->document, document);
  EXPECT_EQ(version->created, noon);
  EXPECT_FALSE(read(
      [](const Tables& tables) { return tables.managed_policies.find_version("reading", 3); }));
}

TEST_P(ManagedPoliciesContract, AnErasedVersionIsGoneAndTheOthersStay) {
  change([](Tables& tables) {
    for (const int number : {1, 2})
      tables.managed_policies.insert_version("reading",
                                             {.number = number, .document = "{}", .created = noon});
    tables.managed_policies.erase_version("READING", 1);
  });
  EXPECT_THAT(versions("reading"), ElementsAre(2));
  change([](Tables& tables) {
    tables.managed_policies.erase_version("reading", 2);
    tables.managed_policies.erase("READING");
  });
  EXPECT_FALSE(find("reading"));
  EXPECT_TRUE(find("all"));
}

TEST_P(ManagedPoliciesContract, AccountsDoNotSeeEachOther) {
  store.change(another_account, [](Tables& tables) {
    EXPECT_FALSE(tables.managed_policies.find("reading"));
    EXPECT_FALSE(
        tables.managed_policies.find_by_arn("arn:aws:iam::123456789012:policy/team/Reading"));
    tables.managed_policies.insert(a_policy("reading"));
    tables.managed_policies.insert_version("reading", {.document = "{}", .created = noon});
  });
  EXPECT_THAT(versions("reading"), IsEmpty());
  EXPECT_EQ(read([](const Tables& tables) { return tables.managed_policies.count(); }), 2U);
}

}  // namespace
}  // namespace rollcall::test
