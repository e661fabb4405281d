#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/certificate.h"
#include "support/actions_world.h"
#include "support/certificates.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;

constexpr const char* unknown_id = "NONEXISTENTCERTID12345678901";
constexpr const char* no_unknown_certificate =
    "404 NoSuchEntity: The Certificate with id NONEXISTENTCERTID12345678901 cannot be found.";

class SigningCertificates : public ::testing::Test {
 protected:
  SigningCertificates() {
    for (const char* name : {"Alice", "bob"})
      world.must(admin, "CreateUser", {{"UserName", name}});
  }

  // A certificate that is good for a year from now, or until `end`.
  std::string a_certificate() { return a_certificate_until(world.now + std::chrono::days{365}); }
  std::string a_certificate_until(base::Instant end) {
    return test::certificate_pem({world.now - std::chrono::days{1}, end});
  }

  static Parameters upload(const std::string& user, const std::string& body) {
    return {{"UserName", user}, {"CertificateBody", body}};
  }

  std::string uploaded(const std::string& user, const std::string& body) {
    return world.must(admin, "UploadSigningCertificate",
                      upload(user, body))["Certificate"]["CertificateId"];
  }

  std::string set(const std::string& user, const std::string& id, const std::string& status) {
    return world.refusal(admin, "UpdateSigningCertificate",
                         {{"UserName", user}, {"CertificateId", id}, {"Status", status}});
  }

  nlohmann::json listed(const std::string& user) {
    return world.must(admin, "ListSigningCertificates", {{"UserName", user}})["Certificates"];
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
};

TEST_F(SigningCertificates, AreKeptAsTheyWereUploadedUnderTheirOwnHash) {
  const std::string body = a_certificate() + "\n";
  const nlohmann::json expected{{"UserName", "Alice"},
                                {"CertificateId", crypto::parse_certificate(body)->id},
                                {"CertificateBody", body},
                                {"Status", "Active"},
                                {"UploadDate", base::to_epoch(world.now)}};
  EXPECT_EQ(world.must(admin, "UploadSigningCertificate", upload("alice", body))["Certificate"],
            expected);
  EXPECT_EQ(listed("Alice"), nlohmann::json::array({expected}));
}

TEST_F(SigningCertificates, ThatAreNoneOrHaveExpiredAreMalformed) {
  const std::string good = a_certificate();
  const std::string expired = a_certificate_until(world.now - base::Seconds{1});
  for (const std::string& body : {std::string("no certificate"), good + good, expired})
    EXPECT_EQ(world.refusal(admin, "UploadSigningCertificate", upload("Alice", body)),
              "400 MalformedCertificate: Certificate " + body + " is malformed.");
  EXPECT_EQ(world.refusal(admin, "UploadSigningCertificate",
                          upload("Alice", a_certificate_until(world.now))),
            "Success");
}

TEST_F(SigningCertificates, ThatAreNotValidYetAreMalformed) {
  const base::Instant begin = world.now + base::Seconds{60};
  const std::string body = test::certificate_pem({begin, begin + std::chrono::days{1}});
  for (const base::Instant now : {world.now, begin - base::Seconds{1}}) {
    world.now = now;
    EXPECT_EQ(world.refusal(admin, "UploadSigningCertificate", upload("Alice", body)),
              "400 MalformedCertificate: Certificate " + body + " is malformed.");
  }
  world.now = begin;
  EXPECT_EQ(world.refusal(admin, "UploadSigningCertificate", upload("Alice", body)), "Success");
}

TEST_F(SigningCertificates, UploadedAgainAreAnsweredAsActiveAndStayAsTheyAre) {
  const std::string body = a_certificate();
  const std::string id = uploaded("Alice", body);
  const auto then = base::to_epoch(world.now);
  EXPECT_EQ(set("Alice", id, "Inactive"), "Success");
  world.now += std::chrono::hours{1};
  const auto again =
      world.must(admin, "UploadSigningCertificate", upload("Alice", body))["Certificate"];
  EXPECT_EQ(again["CertificateId"], id);
  EXPECT_EQ(again["Status"], "Active");
  EXPECT_EQ(again["UploadDate"], then);
  EXPECT_EQ(listed("Alice").size(), 1);
  EXPECT_EQ(listed("Alice")[0]["Status"], "Inactive");
  EXPECT_EQ(listed("Alice")[0]["UploadDate"], then);
}

TEST_F(SigningCertificates, OfOneUserAreNotForAnother) {
  const std::string body = a_certificate();
  const std::string id = uploaded("Alice", body);
  EXPECT_EQ(world.refusal(admin, "UploadSigningCertificate", upload("bob", body)),
            "409 DuplicateCertificate: Duplicate certificate uploaded.");
  const std::string not_found =
      "404 NoSuchEntity: The Certificate with id " + id + " cannot be found.";
  EXPECT_EQ(set("bob", id, "Inactive"), not_found);
  EXPECT_EQ(world.refusal(admin, "DeleteSigningCertificate",
                          {{"UserName", "bob"}, {"CertificateId", id}}),
            not_found);
  EXPECT_EQ(listed("Alice")[0]["Status"], "Active");
}

TEST_F(SigningCertificates, AreTwoForEachUserAtMost) {
  const std::string first = a_certificate();
  uploaded("Alice", first);
  uploaded("Alice", a_certificate());
  EXPECT_EQ(world.refusal(admin, "UploadSigningCertificate", upload("Alice", a_certificate())),
            "409 LimitExceeded: Cannot exceed quota for CertificatesPerUser: 2");
  EXPECT_EQ(world.refusal(admin, "UploadSigningCertificate", upload("Alice", first)), "Success");
}

TEST_F(SigningCertificates, AreActiveOrInactiveButNeverExpired) {
  const std::string id = uploaded("Alice", a_certificate());
  EXPECT_EQ(set("Alice", id, "Inactive"), "Success");
  EXPECT_EQ(listed("Alice")[0]["Status"], "Inactive");
  EXPECT_EQ(set("Alice", id, "Expired"),
            "400 InvalidInput: Operation does not support status Expired");
  EXPECT_EQ(listed("Alice")[0]["Status"], "Inactive");
  EXPECT_EQ(set("Alice", id, "Active"), "Success");
  EXPECT_EQ(listed("Alice")[0]["Status"], "Active");
}

TEST_F(SigningCertificates, ThatWereDeletedMayComeBack) {
  const std::string body = a_certificate();
  const std::string id = uploaded("Alice", body);
  world.must(admin, "DeleteSigningCertificate", {{"UserName", "Alice"}, {"CertificateId", id}});
  EXPECT_TRUE(listed("Alice").empty());
  EXPECT_EQ(uploaded("bob", body), id);
}

TEST_F(SigningCertificates, ThatDoNotExistAreLookedForAfterTheUser) {
  EXPECT_EQ(set("Alice", unknown_id, "Inactive"), no_unknown_certificate);
  EXPECT_EQ(world.refusal(admin, "DeleteSigningCertificate",
                          {{"UserName", "Alice"}, {"CertificateId", unknown_id}}),
            no_unknown_certificate);
  const std::string nobody = "404 NoSuchEntity: The user with name nobody cannot be found.";
  EXPECT_EQ(set("nobody", unknown_id, "Expired"), nobody);
  EXPECT_EQ(world.refusal(admin, "DeleteSigningCertificate",
                          {{"UserName", "nobody"}, {"CertificateId", unknown_id}}),
            nobody);
  EXPECT_EQ(world.refusal(admin, "UploadSigningCertificate", upload("nobody", "no certificate")),
            nobody);
  EXPECT_EQ(world.refusal(admin, "ListSigningCertificates", {{"UserName", "nobody"}}), nobody);
}

TEST_F(SigningCertificates, AreTheCallersOwnWhereNobodyIsNamed) {
  const std::string id =
      world.must(admin, "UploadSigningCertificate",
                 {{"CertificateBody", a_certificate()}})["Certificate"]["CertificateId"];
  EXPECT_EQ(listed("admin")[0]["CertificateId"], id);
  world.must(admin, "UpdateSigningCertificate", {{"CertificateId", id}, {"Status", "Inactive"}});
  world.must(admin, "DeleteSigningCertificate", {{"CertificateId", id}});
  EXPECT_TRUE(world.must(admin, "ListSigningCertificates")["Certificates"].empty());
}

TEST_F(SigningCertificates, OfRootHaveNoUserName) {
  const auto made = world.must(world.root(), "UploadSigningCertificate",
                               {{"CertificateBody", a_certificate()}})["Certificate"];
  EXPECT_FALSE(made.contains("UserName"));
  EXPECT_EQ(world.must(world.root(), "ListSigningCertificates")["Certificates"].size(), 1);
}

TEST_F(SigningCertificates, AreListedPageByPage) {
  std::vector<std::string> ids{uploaded("Alice", a_certificate()),
                               uploaded("Alice", a_certificate())};
  std::ranges::sort(ids);
  const auto first =
      world.must(admin, "ListSigningCertificates", {{"UserName", "Alice"}, {"MaxItems", "1"}});
  ASSERT_EQ(first["IsTruncated"], true);
  const auto second = world.must(admin, "ListSigningCertificates",
                                 {{"UserName", "Alice"}, {"Marker", first["Marker"]}});
  EXPECT_EQ(second["IsTruncated"], false);
  const std::vector<std::string> seen{first["Certificates"][0]["CertificateId"],
                                      second["Certificates"][0]["CertificateId"]};
  EXPECT_EQ(seen, ids);
  EXPECT_EQ(second["Certificates"].size(), 1);
}

TEST_F(SigningCertificates, AreRefusedToWhoeverHasNoPermissionForTheUser) {
  const auto carol = world.a_user("carol");
  EXPECT_EQ(world.refusal(carol, "UploadSigningCertificate", upload("Alice", "no certificate")),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/carol is not authorized to "
            "perform: iam:UploadSigningCertificate on resource: user Alice because no "
            "identity-based policy allows the iam:UploadSigningCertificate action");
}

}  // namespace
}  // namespace rollcall::actions
