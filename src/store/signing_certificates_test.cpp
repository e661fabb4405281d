#include "store/signing_certificates.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using store::Tables;
using ::testing::IsEmpty;

class SigningCertificatesContract : public StoreContract {
 protected:
  SigningCertificatesContract() {
    insert_users({"Alice", "bob"});
    change([](Tables& tables) {
      tables.signing_certificates.insert(a_certificate("CERT2", "alice"));
      tables.signing_certificates.insert(a_certificate("CERT1", "alice"));
    });
  }

  std::optional<iam::SigningCertificate> find(std::string_view id) {
    return read([&](const Tables& tables) { return tables.signing_certificates.find(id); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, SigningCertificatesContract, every_engine, name_of_engine);

TEST_P(SigningCertificatesContract, CertificatesOfAUserComeByIdWithTheirBodies) {
  const auto found =
      read([](const Tables& tables) { return tables.signing_certificates.of("alice"); });
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].id, "CERT1");
  EXPECT_EQ(found[0].body, "body of CERT1");
  EXPECT_EQ(found[0].user_name, "Alice");
  EXPECT_EQ(found[1].id, "CERT2");
  EXPECT_THAT(read([](const Tables& tables) { return tables.signing_certificates.of("bob"); }),
              IsEmpty());
}

TEST_P(SigningCertificatesContract, ACertificateIsFoundByItsId) {
  const auto found = find("CERT2");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->user_name, "Alice");
  EXPECT_EQ(found->body, "body of CERT2");
  EXPECT_EQ(found->status, iam::Status::Active);
  EXPECT_EQ(found->uploaded, noon);
  EXPECT_FALSE(find("CERT3"));
}

TEST_P(SigningCertificatesContract, AStatusIsSetAndNothingElseChanges) {
  change([](Tables& tables) {
    tables.signing_certificates.set_status(*tables.signing_certificates.find("CERT1"),
                                           iam::Status::Inactive);
  });
  EXPECT_EQ(find("CERT1")->status, iam::Status::Inactive);
  EXPECT_EQ(find("CERT1")->uploaded, noon);
  EXPECT_EQ(find("CERT2")->status, iam::Status::Active);
}

TEST_P(SigningCertificatesContract, AnErasedCertificateIsGoneWithItsBody) {
  change([](Tables& tables) {
    tables.signing_certificates.erase(*tables.signing_certificates.find("CERT1"));
  });
  EXPECT_FALSE(find("CERT1"));
  EXPECT_EQ(
      read([](const Tables& tables) { return tables.signing_certificates.of("alice").size(); }),
      1U);
  // The same certificate may be uploaded again, also by somebody else.
  change([](Tables& tables) { tables.signing_certificates.insert(a_certificate("CERT1", "bob")); });
  EXPECT_EQ(find("CERT1")->user_name, "bob");
}

}  // namespace
}  // namespace rollcall::test
