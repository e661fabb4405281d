// What each way in refuses, one check at a time: everything else about the request is right.

#include <gtest/gtest.h>

#include "auth/signatures/authentication.h"
#include "base/encoding.h"
#include "crypto/hmac.h"
#include "iam/errors.h"
#include "iam/identifiers.h"
#include "sigv4/errors.h"
#include "sigv4/sign.h"
#include "sigv4/signing_key.h"
#include "sigv4/string_to_sign.h"
#include "support/temporary_store.h"

namespace rollcall::auth {
namespace {

using namespace std::chrono_literals;

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z

// An account with alice and her key. Answers are the code of an error and its detail up to the
// first colon or semicolon; "" where the caller is known.
class Refusals : public ::testing::Test {
 protected:
  Refusals() {
    store.add_account({.id = account, .created = noon});
    store.change(account, [&](store::Tables& tables) {
      tables.users.insert(
          {.account = account, .name = "alice", .id = "AIDAALICE", .created = noon});
      tables.access_keys.insert({.key = key, .secret = secret});
    });
  }

  static std::string text_of(const Checked<Authenticated>& checked) {
    if (checked)
      return "";
    const base::Error& error = checked.error().error;
    return error.kind->code + (": " + error.detail.substr(0, error.detail.find_first_of(":;,")));
  }

  std::string here(const sigv4::Credentials& credentials, const sigv4::Target& target,
                   base::Instant now) {
    return text_of(
        authentication.authenticator.authenticate(signed_request(credentials, target), "sts", now));
  }
  std::string elsewhere(const sigv4::Target& target, base::Instant now) {
    return text_of(
        authentication.authenticator.authenticate_elsewhere(signed_request(alice(), target), now));
  }

  // A string to sign of alice's that another service made at noon.
  std::string handed_over(const sigv4::CredentialScope& scope, base::Instant now,
                          base::Seconds oldest = 15min) {
    const std::string text = sigv4::string_to_sign(noon, scope, "a canonical request");
    const std::string signature = sigv4::derive_signing_key(secret, scope).signature(text);
    return text_of(authentication.authenticator.authenticate_elsewhere(
        sigv4::HandedOver{key.id, text, signature}, oldest, now));
  }

  std::string by_version_2(const std::string& signature) {
    return text_of(
        authentication.authenticator.authenticate_v2({key.id, "string to sign", signature}, noon));
  }

  sigv4::Credentials alice() const { return {key.id, secret, {}}; }

  // A session of alice's, issued at noon for an hour.
  sigv4::Credentials session() const {
    const std::string id = iam::new_temporary_key_id(account, crypto::system_random());
    return {id, secret,
            authentication.tokens.seal({.account = account,
                                        .access_key_id = id,
                                        .secret = secret,
                                        .principal_name = "alice",
                                        .principal_id = "AIDAALICE",
                                        .issued = noon,
                                        .expires = noon + 1h})};
  }

  void switch_off() {
    store.change(account, [&](store::Tables& tables) {
      tables.access_keys.set_status(key, iam::Status::Inactive);
    });
  }

  base::Instant signed_at = noon;

 private:
  http::Request signed_request(const sigv4::Credentials& credentials, const sigv4::Target& target) {
    http::Request request{.method = "GET",
                          .target = "/",
                          .headers = {{"Host", "iam.example.com"}},
                          .body = {},
                          .remote_address = {}};
    added_ = sigv4::sign(request, credentials, target, signed_at);
    for (const auto& header : added_)
      request.headers.push_back({header.name, header.value});
    return request;
  }

  std::vector<http::ResponseHeader> added_;  // what the request looks into

 protected:
  const base::Secret secret{"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"};
  const iam::AccessKey key{.id = iam::new_access_key_id(account, crypto::system_random()),
                           .user_name = "alice",
                           .created = noon,
                           .last_used = {}};
  test::TemporaryStore store;
  Authentication authentication{*store, store.keys(), crypto::system_random(), 100};
};

const sigv4::Target sts{"eu-west-1", "sts"};

}  // namespace

TEST_F(Refusals, OfSignaturesForAnotherServiceOrAnotherTime) {
  EXPECT_EQ(here(alice(), sts, noon + 15min), "");
  EXPECT_EQ(here(alice(), sts, noon + 15min + 1s), "SignatureDoesNotMatch: expired by 1 s");
  EXPECT_EQ(here(alice(), {"eu-west-1", "iam"}, noon), "SignatureDoesNotMatch: wrong service");
}

TEST_F(Refusals, OfRequestsMadeElsewhereComeWithTheTimeOfTheirHeaders) {
  EXPECT_EQ(elsewhere({"default", "s3"}, noon + 15min), "");
  EXPECT_EQ(elsewhere({"default", "s3"}, noon + 15min + 1s),
            "SignatureDoesNotMatch: expired by 1 s");
  EXPECT_EQ(elsewhere({"no!region", "s3"}, noon), "SignatureDoesNotMatch: wrong scope");
}

TEST_F(Refusals, OfStringsToSignAreForTheirScopeAndTheirAge) {
  EXPECT_EQ(handed_over({"20260911", "default", "s3"}, noon + 15min), "");
  EXPECT_EQ(handed_over({"20260911", "default", "s3"}, noon + 15min + 1s),
            "SignatureDoesNotMatch: expired by 1 s");
  EXPECT_EQ(handed_over({"20260911", "default", "s3"}, noon + 1h, 1h), "");
  EXPECT_EQ(handed_over({"20260910", "default", "s3"}, noon), "SignatureDoesNotMatch: wrong scope");
  switch_off();
  EXPECT_EQ(handed_over({"20260911", "default", "s3"}, noon), "InvalidClientTokenId: inactive key");
}

TEST_F(Refusals, OfVersion2AreForItsSignatureAndItsKey) {
  const std::string right = base::to_base64(crypto::hmac_sha1(secret.reveal(), "string to sign"));
  EXPECT_EQ(by_version_2(right), "");
  for (const std::string& wrong : {std::string(), right + "=", "A" + right.substr(1)})
    EXPECT_EQ(by_version_2(wrong), "SignatureDoesNotMatch: wrong secret") << wrong;
  switch_off();
  EXPECT_EQ(by_version_2(right), "InvalidClientTokenId: inactive key");
}

TEST_F(Refusals, OfASessionBeginAtTheSecondWhenItIsOver) {
  const auto credentials = session();
  signed_at = noon + 1h;
  EXPECT_EQ(here(credentials, sts, noon + 1h - 1s), "");
  EXPECT_EQ(here(credentials, sts, noon + 1h), "ExpiredToken: session over since 0 s");
  signed_at = noon - 15min;
  EXPECT_EQ(here(credentials, sts, noon - 15min), "");
  EXPECT_EQ(here(credentials, sts, noon - 15min - 1s),
            "ExpiredToken: session issued in the future");
}

TEST_F(Refusals, OfATokenThatOnlyAnotherReleaseReadsAreThoseOfASessionThatIsOver) {
  auto credentials = session();
  const std::string salt(16, 's');
  credentials.session_token = base::to_base64(
      salt + crypto::seal(store.keys().derive("session token", salt), base::Secret("v3,anything"),
                          credentials.access_key_id, crypto::system_random()));
  EXPECT_EQ(here(credentials, sts, noon), "ExpiredToken: session over since 1789128000 s");
}

TEST_F(Refusals, OfASessionAreForItsTokenAndItsSecret) {
  const auto credentials = session();
  EXPECT_EQ(here(credentials, sts, noon), "");
  auto wrong = credentials;
  wrong.session_token = session().session_token;
  EXPECT_EQ(here(wrong, sts, noon), "InvalidClientTokenId: unknown session");
  wrong.session_token.reset();
  EXPECT_EQ(here(wrong, sts, noon),
            "InvalidClientTokenId: temporary key without its session token");
  wrong = credentials;
  wrong.secret_access_key = base::Secret("wrong");
  EXPECT_EQ(here(wrong, sts, noon), "SignatureDoesNotMatch: wrong secret");
}

}  // namespace rollcall::auth
