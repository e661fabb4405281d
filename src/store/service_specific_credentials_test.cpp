#include "store/service_specific_credentials.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;
using ::testing::IsEmpty;

class ServiceSpecificCredentialsContract : public StoreContract {
 protected:
  ServiceSpecificCredentialsContract() {
    insert_users({"Alice", "bob"});
    change([](Tables& tables) {
      tables.service_specific_credentials.insert(a_service_credential("ACCA2", "alice"), "hash 2");
      tables.service_specific_credentials.insert(a_service_credential("ACCA1", "alice"), "hash 1");
    });
  }

  std::optional<iam::ServiceSpecificCredential> find(std::string_view id) {
    return read([&](const Tables& tables) { return tables.service_specific_credentials.find(id); });
  }

  std::string hash(std::string_view id) {
    return read([&](const Tables& tables) {
      return tables.service_specific_credentials.password_hash(id);
    });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, ServiceSpecificCredentialsContract, every_engine, name_of_engine);

TEST_P(ServiceSpecificCredentialsContract, CredentialsOfAUserComeById) {
  const auto credentials =
      read([](const Tables& tables) { return tables.service_specific_credentials.of("ALICE"); });
  ASSERT_EQ(credentials.size(), 2U);
  EXPECT_EQ(credentials[0].id, "ACCA1");
  EXPECT_EQ(credentials[0].user_name, "Alice");
  EXPECT_EQ(credentials[0].service_name, "codecommit.amazonaws.com");
  EXPECT_EQ(credentials[0].service_user_name, "alice-at-123456789012");
  EXPECT_EQ(credentials[0].status, iam::Status::Active);
  EXPECT_EQ(credentials[0].created, noon);
  EXPECT_EQ(credentials[1].id, "ACCA2");
  EXPECT_THAT(
      read([](const Tables& tables) { return tables.service_specific_credentials.of("bob"); }),
      IsEmpty());
}

TEST_P(ServiceSpecificCredentialsContract, AStatusIsSavedAndNothingElseChanges) {
  iam::ServiceSpecificCredential credential = *find("ACCA1");
  credential.status = iam::Status::Inactive;
  credential.service_user_name = "another";
  change([&](Tables& tables) { tables.service_specific_credentials.save(credential); });
  EXPECT_EQ(find("ACCA1")->status, iam::Status::Inactive);
  EXPECT_EQ(find("ACCA1")->service_user_name, "alice-at-123456789012");
  EXPECT_EQ(find("ACCA2")->status, iam::Status::Active);
  EXPECT_EQ(hash("ACCA1"), "hash 1");
}

TEST_P(ServiceSpecificCredentialsContract, ANewPasswordTakesThePlaceOfTheOld) {
  change([](Tables& tables) {
    tables.service_specific_credentials.save_password("ACCA1", "another hash");
  });
  EXPECT_EQ(hash("ACCA1"), "another hash");
  EXPECT_EQ(hash("ACCA2"), "hash 2");
}

TEST_P(ServiceSpecificCredentialsContract, CredentialsOfEverybodyComeInPagesById) {
  iam::ServiceSpecificCredential key = a_service_credential("ACCA0", "bob");
  key.service_name = "bedrock.amazonaws.com";
  key.expires = noon + std::chrono::days{1};
  change([&](Tables& tables) { tables.service_specific_credentials.insert(key, "hash 0"); });
  EXPECT_EQ(find("ACCA0")->expires, noon + std::chrono::days{1});
  const auto ids = [&](std::string_view service, const store::PageRequest& page) {
    std::string text;
    const auto found = read([&](const Tables& tables) {
      return tables.service_specific_credentials.list(service, page);
    });
    for (const auto& credential : found.rows)
      text += credential.id + " of " + credential.user_name + "; ";
    return text + found.next.value_or("end");
  };
  EXPECT_EQ(ids("", {.after = "", .most = 2}), "ACCA0 of bob; ACCA1 of Alice; ACCA1");
  EXPECT_EQ(ids("", {.after = "ACCA1", .most = 2}), "ACCA2 of Alice; end");
  EXPECT_EQ(ids("bedrock.amazonaws.com", {}), "ACCA0 of bob; end");
  EXPECT_EQ(ids("codecommit.amazonaws.com", {.after = "", .most = 1}), "ACCA1 of Alice; ACCA1");
}

TEST_P(ServiceSpecificCredentialsContract, AUserNameIsKnownToItsServiceAndAccountAlone) {
  const auto holds = [](std::string_view service) {
    return [service](const Tables& tables) {
      return tables.service_specific_credentials.holds_user_name(service, "alice-at-123456789012");
    };
  };
  EXPECT_TRUE(read(holds("codecommit.amazonaws.com")));
  EXPECT_FALSE(read(holds("cassandra.amazonaws.com")));
  EXPECT_FALSE(store->read(another_account, holds("codecommit.amazonaws.com")).value());
}

TEST_P(ServiceSpecificCredentialsContract, AnErasedCredentialIsGoneAndTheOthersStay) {
  store.change(another_account,
               [](Tables& tables) { tables.service_specific_credentials.erase("ACCA2"); });
  change([](Tables& tables) { tables.service_specific_credentials.erase("ACCA1"); });
  EXPECT_FALSE(find("ACCA1"));
  EXPECT_TRUE(find("ACCA2"));
}

}  // namespace
}  // namespace rollcall::test
