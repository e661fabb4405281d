#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "support/actions_world.h"
#include "support/issued_certificates.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::IssuedCertificate;
using test::Parameters;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// Somebody who vouches for a server, that server, and root to upload what it shows.
class ServerCertificates : public ::testing::Test {
 protected:
  static Parameters named(const std::string& name, const Parameters& more = {}) {
    Parameters parameters{{"ServerCertificateName", name}};
    parameters.insert(parameters.end(), more.begin(), more.end());
    return parameters;
  }

  static Parameters of(const std::string& name, const IssuedCertificate& issued,
                       const Parameters& more = {}) {
    Parameters parameters = named(
        name, {{"CertificateBody", issued.certificate()}, {"PrivateKey", issued.private_key()}});
    parameters.insert(parameters.end(), more.begin(), more.end());
    return parameters;
  }

  // PEM ends with the end of a line.
  static std::string without_end(const std::string& pem) { return pem.substr(0, pem.size() - 1); }

  nlohmann::json must(const std::string& action, const Parameters& parameters = {}) {
    return world.must(world.root(), action, parameters);
  }

  std::string refusal(const std::string& action, const Parameters& parameters) {
    return world.refusal(world.root(), action, parameters);
  }

  void upload(const std::string& name, const Parameters& more = {}) {
    must("UploadServerCertificate", of(name, server, more));
  }

  nlohmann::json got(const std::string& name) {
    return must("GetServerCertificate", named(name))["ServerCertificate"];
  }

  std::vector<std::string> listed(const Parameters& parameters = {}) {
    std::vector<std::string> found;
    const nlohmann::json answer = must("ListServerCertificates", parameters);
    for (const auto& each : answer["ServerCertificateMetadataList"])
      found.push_back(each["ServerCertificateName"]);
    return found;
  }

  ActionsWorld world;
  const test::Validity year{world.now, world.now + std::chrono::days{365}};
  const IssuedCertificate authority{"authority", year};
  const IssuedCertificate server{"server", year, authority};
};

}  // namespace

TEST_F(ServerCertificates, AreShownAsTheyWereUploadedWithoutTheirKeysAndTheBlanksAround) {
  const auto made =
      must("UploadServerCertificate", of("Web", server,
                                         {{"Path", "/team/"},
                                          {"CertificateChain", authority.certificate()},
                                          {"Tags.member.1.Key", "team"},
                                          {"Tags.member.1.Value", "one"}}));
  const auto metadata = made["ServerCertificateMetadata"];
  const std::string id = metadata["ServerCertificateId"];
  EXPECT_THAT(id, ::testing::MatchesRegex("ASCA[A-Z0-9]+"));
  EXPECT_EQ(metadata,
            nlohmann::json({{"Path", "/team/"},
                            {"ServerCertificateName", "Web"},
                            {"ServerCertificateId", id},
                            {"Arn", "arn:aws:iam::123456789012:server-certificate/team/Web"},
                            {"UploadDate", base::to_epoch(world.now)},
                            {"Expiration", base::to_epoch(year.end)}}));
  const nlohmann::json tags{{{"Key", "team"}, {"Value", "one"}}};
  EXPECT_EQ(made["Tags"], tags);
  EXPECT_EQ(got("WEB"), nlohmann::json({{"ServerCertificateMetadata", metadata},
                                        {"CertificateBody", without_end(server.certificate())},
                                        {"CertificateChain", without_end(authority.certificate())},
                                        {"Tags", tags}}));
  upload("bare");
  EXPECT_FALSE(got("bare").contains("CertificateChain"));
  EXPECT_FALSE(got("bare").contains("Tags"));
}

TEST_F(ServerCertificates, LeaveTheirKeysInTheStoreAndNotInTheEvents) {
  upload("web");
  world.store()->read(ActionsWorld::account, [&](const store::Tables& tables) {
    EXPECT_EQ(tables.server_certificates.private_key("web").reveal(), server.private_key());
    const auto events = tables.events.list(0, 100);
    EXPECT_EQ(events.back().event.action, "iam:UploadServerCertificate");
    EXPECT_THAT(events.back().event.parameters, HasSubstr("BEGIN CERTIFICATE"));
    EXPECT_THAT(events.back().event.parameters, Not(HasSubstr("PRIVATE KEY")));
    return 0;
  });
}

TEST_F(ServerCertificates, MustFitTheirKeys) {
  EXPECT_EQ(
      refusal("UploadServerCertificate", named("web", {{"CertificateBody", server.certificate()},
                                                       {"PrivateKey", authority.private_key()}})),
      "400 KeyPairMismatch: The certificate and the private key do not match.");
  EXPECT_EQ(refusal("UploadServerCertificate",
                    named("web", {{"CertificateBody", server.certificate()},
                                  {"PrivateKey", server.encrypted_private_key()}})),
            "400 MalformedCertificate: Unable to parse private key. Please ensure the private key "
            "is an RSA or EC key in PEM format that is not protected by a password.");
  EXPECT_EQ(
      refusal("UploadServerCertificate",
              named("web", {{"CertificateBody", "none"}, {"PrivateKey", server.private_key()}})),
      "400 MalformedCertificate: Unable to parse certificate. Please ensure the certificate "
      "is in PEM format.");
  EXPECT_THAT(listed(), ElementsAre());
}

TEST_F(ServerCertificates, MustBeVouchedForByTheirChains) {
  EXPECT_EQ(refusal("UploadServerCertificate",
                    of("web", server, {{"CertificateChain", server.certificate()}})),
            "400 MalformedCertificate: Unable to validate certificate chain. The certificate chain "
            "must start with the immediate signing certificate, followed by any intermediaries in "
            "order. The index within the chain of the invalid certificate is: -1");
}

TEST_F(ServerCertificates, MustBeValidWhenTheyAreUploaded) {
  const auto at = [&](base::Instant now) {
    world.now = now;
    return refusal("UploadServerCertificate", of("web", server));
  };
  EXPECT_EQ(at(year.begin - base::Seconds{1}),
            "400 MalformedCertificate: The certificate is not valid before 2026-09-11T12:00:00Z.");
  EXPECT_EQ(at(year.end + base::Seconds{1}),
            "400 MalformedCertificate: The certificate has not been valid since "
            "2027-09-11T12:00:00Z.");
  EXPECT_EQ(at(year.end), "Success");
}

TEST_F(ServerCertificates, HaveNamesThatDifferInMoreThanCase) {
  upload("Web");
  EXPECT_EQ(refusal("UploadServerCertificate", of("wEB", server)),
            "409 EntityAlreadyExists: The Server Certificate with name wEB already exists.");
  upload("same-certificate-under-another-name");
}

TEST_F(ServerCertificates, HaveAQuota) {
  ActionsWorld small(iam::Quotas{.server_certificates = 1});
  small.must(small.root(), "UploadServerCertificate", of("first", server));
  EXPECT_EQ(small.refusal(small.root(), "UploadServerCertificate", of("second", server)),
            "409 LimitExceeded: Cannot exceed quota for ServerCertificatesPerAccount: 1");
}

TEST_F(ServerCertificates, ThatDoNotExistAreNamed) {
  const Parameters parameters = named("none", {{"NewPath", "/"},
                                               {"Tags.member.1.Key", "team"},
                                               {"Tags.member.1.Value", "one"},
                                               {"TagKeys.member.1", "team"}});
  for (const char* action :
       {"GetServerCertificate", "UpdateServerCertificate", "DeleteServerCertificate",
        "TagServerCertificate", "UntagServerCertificate", "ListServerCertificateTags"})
    EXPECT_EQ(refusal(action, parameters),
              "404 NoSuchEntity: The Server Certificate with name none cannot be found.")
        << action;
}

TEST_F(ServerCertificates, KeepIdKeyAndTagsUnderAnotherName) {
  upload("web", {{"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"}});
  upload("mail");
  const auto before = got("web");
  EXPECT_EQ(refusal("UpdateServerCertificate", named("WEB", {{"NewPath", "/team/"}})), "Success");
  EXPECT_EQ(
      refusal("UpdateServerCertificate", named("web", {{"NewServerCertificateName", "Front"}})),
      "Success");
  const auto after = got("front");
  EXPECT_EQ(after["ServerCertificateMetadata"]["Arn"],
            "arn:aws:iam::123456789012:server-certificate/team/Front");
  EXPECT_EQ(after["ServerCertificateMetadata"]["ServerCertificateId"],
            before["ServerCertificateMetadata"]["ServerCertificateId"]);
  EXPECT_EQ(after["Tags"], before["Tags"]);
  for (const char* taken : {"MAIL", "FRONT"})
    EXPECT_EQ(
        refusal("UpdateServerCertificate", named("front", {{"NewServerCertificateName", taken}})),
        "409 EntityAlreadyExists: The Server Certificate with name " + std::string(taken) +
            " already exists.");
  EXPECT_EQ(
      refusal("UpdateServerCertificate", named("front", {{"NewServerCertificateName", "Front"}})),
      "Success");
  EXPECT_EQ(refusal("UpdateServerCertificate", named("front")), "Success");
}

TEST_F(ServerCertificates, AreDeletedForGood) {
  upload("web", {{"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"}});
  EXPECT_EQ(must("GetAccountSummary")["SummaryMap"]["ServerCertificates"], 1);
  must("DeleteServerCertificate", named("WEB"));
  EXPECT_EQ(must("GetAccountSummary")["SummaryMap"]["ServerCertificates"], 0);
  upload("web");
  EXPECT_FALSE(got("web").contains("Tags"));
}

TEST_F(ServerCertificates, AreListedByNameAndPath) {
  upload("web", {{"Path", "/team/"}});
  upload("Mail", {{"CertificateChain", authority.certificate()}});
  upload("Zebra", {{"Path", "/team/sub/"}});
  EXPECT_THAT(listed(), ElementsAre("Mail", "web", "Zebra"));
  EXPECT_THAT(listed({{"PathPrefix", "/team"}}), ElementsAre("web", "Zebra"));
  const auto first = must("ListServerCertificates", {{"MaxItems", "2"}});
  EXPECT_EQ(first["ServerCertificateMetadataList"][0], got("mail")["ServerCertificateMetadata"]);
  ASSERT_EQ(first["IsTruncated"], true);
  EXPECT_THAT(listed({{"Marker", first["Marker"]}}), ElementsAre("Zebra"));
}

TEST_F(ServerCertificates, HaveTagsWhoseKeysKnowTheirCase) {
  upload("web");
  const auto tags = [&] { return must("ListServerCertificateTags", named("web"))["Tags"]; };
  must("TagServerCertificate", named("WEB", {{"Tags.member.1.Key", "Team"},
                                             {"Tags.member.1.Value", "one"},
                                             {"Tags.member.2.Key", "team"},
                                             {"Tags.member.2.Value", "two"}}));
  EXPECT_EQ(tags(), nlohmann::json({{{"Key", "Team"}, {"Value", "one"}},
                                    {{"Key", "team"}, {"Value", "two"}}}));
  must("UntagServerCertificate", named("web", {{"TagKeys.member.1", "Team"}}));
  EXPECT_EQ(got("web")["Tags"], tags());
  EXPECT_EQ(tags(), nlohmann::json({{{"Key", "team"}, {"Value", "two"}}}));
}

TEST_F(ServerCertificates, AreAuthorisedOnTheirStoredArnAndByTheirTags) {
  upload("Web", {{"Path", "/team/"}});
  const auto caller = world.a_user("caller");
  world.put_policy("caller", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:*", "Resource": "arn:aws:iam::123456789012:server-certificate/team/Web",
      "Condition": {"StringEquals": {"aws:ResourceTag/team": "one"}}}})");
  const auto get = [&] { return world.refusal(caller, "GetServerCertificate", named("WEB")); };
  EXPECT_EQ(get(),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/caller is not authorized to "
            "perform: iam:GetServerCertificate on resource: server certificate Web because no "
            "identity-based policy allows the iam:GetServerCertificate action");
  must("TagServerCertificate",
       named("web", {{"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"}}));
  EXPECT_EQ(get(), "Success");
  EXPECT_EQ(world.call(caller, "UpdateServerCertificate", named("web", {{"NewPath", "/"}})).code,
            "AccessDenied")
      << "it may not be moved just anywhere";
}

}  // namespace rollcall::actions
