#include "crypto/server_certificate.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "support/issued_certificates.h"

namespace rollcall::crypto {
namespace {

using test::IssuedCertificate;
using enum ServerCertificateFault;

constexpr base::Instant begin{base::Seconds{1'789'128'000}};
constexpr base::Instant end = begin + std::chrono::days{365};

std::string outcome(std::string_view body, const std::string& key,
                    std::optional<std::string_view> chain = std::nullopt) {
  const base::Secret private_key(key);
  const auto checked = check_server_certificate({body, private_key, chain});
  if (checked)
    return checked->not_before == begin && checked->not_after == end ? "good" : "other dates";
  switch (checked.error().fault) {
    case NoCertificate:
      return "no certificate";
    case NoPrivateKey:
      return "no private key";
    case OtherKey:
      return "another key";
    case BrokenChain:
      return "broken behind " + std::to_string(checked.error().index);
  }
  return {};
}

// A root, an intermediary that it vouches for, and a server that the intermediary does.
class ServerCertificate : public ::testing::Test {
 protected:
  std::string against(std::string_view chain) {
    return outcome(server.certificate(), server.private_key(), chain);
  }

  const test::Validity year{begin, end};
  IssuedCertificate root{"root", year};
  IssuedCertificate between{"between", year, root};
  IssuedCertificate server{"server", year, between};
};

}  // namespace

TEST_F(ServerCertificate, FitsItsOwnKeyHoweverThatIsWritten) {
  EXPECT_EQ(outcome(server.certificate(), server.private_key()), "good");
  EXPECT_EQ(outcome(server.certificate(), server.traditional_private_key()), "good");
  EXPECT_EQ(outcome(server.certificate(), "\n" + server.private_key() + "\r\n\r\n"), "good");
  const IssuedCertificate rsa("rsa", year, IssuedCertificate::an_rsa_key(2048));
  EXPECT_EQ(outcome(rsa.certificate(), rsa.private_key()), "good");
  EXPECT_EQ(outcome(rsa.certificate(), rsa.traditional_private_key()), "good");
}

TEST_F(ServerCertificate, DoesNotFitAnothersKey) {
  EXPECT_EQ(outcome(server.certificate(), between.private_key()), "another key");
  const IssuedCertificate rsa("rsa", year, IssuedCertificate::an_rsa_key(2048));
  EXPECT_EQ(outcome(server.certificate(), rsa.private_key()), "another key");
  EXPECT_EQ(outcome(rsa.certificate(), server.private_key()), "another key");
}

TEST_F(ServerCertificate, IsOneInPem) {
  const std::string pem = server.certificate();
  for (const std::string& body : {std::string("none"), pem + pem, "Subject: server\n" + pem,
                                  pem.substr(0, pem.size() / 2), server.private_key()})
    EXPECT_EQ(outcome(body, server.private_key()), "no certificate") << body;
}

TEST_F(ServerCertificate, HasAKeyThatIsOpenAndOfAUsualKind) {
  const std::string pem = server.private_key();
  for (const std::string& key :
       {std::string("none"), pem + pem, server.encrypted_private_key(), server.certificate()})
    EXPECT_EQ(outcome(server.certificate(), key), "no private key") << key;
  const IssuedCertificate small("small", year, IssuedCertificate::an_rsa_key(512));
  EXPECT_EQ(outcome(small.certificate(), small.private_key()), "no private key");
  const IssuedCertificate unusual("unusual", year, IssuedCertificate::an_unusual_key());
  EXPECT_EQ(outcome(unusual.certificate(), unusual.private_key()), "no private key");
}

TEST_F(ServerCertificate, IsVouchedForByAChainInOrder) {
  EXPECT_EQ(against(between.certificate()), "good");
  EXPECT_EQ(against(between.certificate() + root.certificate()), "good");
  EXPECT_EQ(against("\r\n" + between.certificate() + " \n\n" + root.certificate() + "\n"), "good");
}

TEST_F(ServerCertificate, IsNotVouchedForByAChainOutOfOrder) {
  EXPECT_EQ(against(root.certificate() + between.certificate()), "broken behind -1");
  EXPECT_EQ(against(server.certificate() + between.certificate()), "broken behind -1");
  EXPECT_EQ(against(between.certificate() + between.certificate()), "broken behind 0");
  EXPECT_EQ(against(between.certificate() + root.certificate() + between.certificate()),
            "broken behind 1");
}

TEST_F(ServerCertificate, IsNotVouchedForByWhoeverHasTheSameName) {
  const IssuedCertificate other("between", year, root);
  EXPECT_EQ(against(other.certificate()), "broken behind -1");
}

TEST_F(ServerCertificate, HasAChainOfCertificatesAlone) {
  for (const std::string_view chain : {" ", "none", "-----END CERTIFICATE-----"})
    EXPECT_EQ(against(chain), "broken behind -1") << chain;
  EXPECT_EQ(against("Subject: between\n" + between.certificate()), "broken behind -1");
  EXPECT_EQ(against(between.certificate() + "and so on"), "broken behind 0");
}

}  // namespace rollcall::crypto
