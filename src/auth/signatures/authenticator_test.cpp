#include "auth/signatures/authenticator.h"

#include <gtest/gtest.h>

#include "auth/signatures/authentication.h"
#include "auth/signatures/last_use.h"
#include "iam/errors.h"
#include "iam/identifiers.h"
#include "sigv4/canonical_request.h"
#include "sigv4/errors.h"
#include "sigv4/sign.h"
#include "sigv4/signing_key.h"
#include "sigv4/string_to_sign.h"
#include "support/temporary_store.h"

namespace rollcall::auth {
namespace {

using namespace std::chrono_literals;

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};
constexpr std::string_view body = "Action=GetCallerIdentity&Version=2011-06-15";

// An account with alice, who has one key.
class Authenticating : public ::testing::Test {
 protected:
  Authenticating() {
    store_.add_account({.id = account, .created = noon});
    const base::RandomBytes random = crypto::system_random();
    key_ = {.key = {.id = iam::new_access_key_id(account, random),
                    .user_name = "alice",
                    .created = noon},
            .secret = iam::new_secret_access_key(random)};
    store_.change(account, [&](store::Tables& tables) {
      tables.users.insert(
          {.account = account, .name = "alice", .id = "AIDAALICE", .created = noon});
      tables.access_keys.insert(key_);
    });
  }

  Checked<Authenticated> authenticate(const sigv4::Credentials& credentials,
                                      base::Instant now = noon) {
    http::Request request{.method = "POST",
                          .target = "/",
                          .headers = {{"Host", "iam.example.com"}},
                          .body = body,
                          .remote_address = {}};
    const auto added = sigv4::sign(request, credentials, {"eu-west-1", "sts"}, now);
    for (const auto& header : added)
      request.headers.push_back({header.name, header.value});
    return authentication_.authenticator.authenticate(request, "sts", now);
  }

  // Why a request of alice is refused with a header that nobody signed; "" if it is accepted.
  std::string refusal_of(const http::Header& added) {
    const http::Request request{.method = "PUT",
                                .target = "/",
                                .headers = {{"Host", "iam.example.com"}},
                                .body = {},
                                .remote_address = {}};
    const auto signature = sigv4::sign(request, alice(), {"eu-west-1", "sts"}, noon);
    http::Request sent = request;
    for (const auto& header : signature)
      sent.headers.push_back({header.name, header.value});
    sent.headers.push_back(added);
    const auto here = authentication_.authenticator.authenticate(sent, "sts", noon);
    const auto elsewhere = authentication_.authenticator.authenticate_elsewhere(sent, noon);
    EXPECT_EQ(here.has_value(), elsewhere.has_value());
    if (here)
      return "";
    EXPECT_EQ(elsewhere.error().error.detail, here.error().error.detail);
    return here.error().error.kind->code + (": " + here.error().error.detail);
  }

  // A presigned request of alice that says it lasts so long.
  std::string presigned(std::string_view expires) const {
    std::string target = "/?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=";
    const std::string date = base::to_iso8601_basic(noon);
    const sigv4::CredentialScope scope{std::string_view(date).substr(0, 8), "eu-west-1", "sts"};
    target.append(key_.key.id).append("%2F").append(scope.date);
    target.append("%2Feu-west-1%2Fsts%2Faws4_request&X-Amz-SignedHeaders=host&X-Amz-Date=");
    target.append(date).append("&X-Amz-Expires=").append(expires);
    const auto canonical = sigv4::canonical_request(get(target), "host", sigv4::form_of("sts"));
    const auto signature = sigv4::derive_signing_key(key_.secret, scope)
                               .signature(sigv4::string_to_sign(noon, scope, canonical));
    return target + "&X-Amz-Signature=" + signature;
  }

  static http::Request get(std::string_view target) {
    return {.method = "GET",
            .target = target,
            .headers = {{"Host", "iam.example.com"}},
            .body = {},
            .remote_address = {}};
  }

  sigv4::Credentials alice() const { return {key_.key.id, key_.secret, {}}; }

  void set_status(iam::Status status) {
    store_.change(account,
                  [&](store::Tables& tables) { tables.access_keys.set_status(key_.key, status); });
  }

  iam::UseOrigin recorded_origin() {
    return store_
        ->read(account,
               [&](const store::Tables& tables) {
                 return tables.access_keys.last_use_origin(key_.key.id);
               })
        .value();
  }

  std::optional<iam::AccessKeyLastUsed> recorded() {
    return store_
        ->read(account,
               [&](const store::Tables& tables) {
                 return tables.access_keys.find(key_.key.id)->last_used;
               })
        .value();
  }

  // Authenticates and records as the pipeline does.
  bool use_at(base::Instant now, const iam::UseOrigin& origin = {}) {
    const auto authenticated = authenticate(alice(), now);
    if (!is_due(*authenticated))
      return false;
    EXPECT_TRUE(record_use(*store_, *authenticated, origin).has_value());
    return true;
  }

  test::TemporaryStore store_;
  Authentication authentication_{*store_, store_.keys(), crypto::system_random(), 100};
  iam::AccessKeyWithSecret key_;
};

}  // namespace

TEST_F(Authenticating, KnowsWhoseKeyMadeTheSignature) {
  const auto authenticated = authenticate(alice());
  ASSERT_TRUE(authenticated.has_value());
  EXPECT_EQ(authenticated->caller().arn, "arn:aws:iam::123456789012:user/alice");
  EXPECT_EQ(authenticated->use.region, "eu-west-1");
  EXPECT_EQ(authenticated->use.service_name, "sts");
}

TEST_F(Authenticating, RefusesUnknownKeysAndTokensBeforeItLooksAtTheSignature) {
  const sigv4::Credentials unknown{
      iam::new_access_key_id(account, crypto::system_random()), base::Secret("x"), {}};
  const sigv4::Credentials session{key_.key.id, base::Secret("wrong"), "token"};
  for (const auto& credentials : {unknown, session}) {
    const auto refused = authenticate(credentials);
    ASSERT_FALSE(refused.has_value());
    EXPECT_STREQ(refused.error().error.kind->code, "InvalidClientTokenId");
    EXPECT_EQ(refused.error().error.kind, credentials.session_token
                                              ? &sigv4::errors::unknown_session_token
                                              : &iam::errors::invalid_client_token_id);
  }
}

TEST_F(Authenticating, RefusesAWrongSecret) {
  const auto refused = authenticate({key_.key.id, base::Secret("wrong"), {}});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().error.kind, &sigv4::errors::signature_does_not_match);
}

TEST_F(Authenticating, RefusesWhatNobodySignedWhereverTheRequestWasMade) {
  EXPECT_EQ(refusal_of({"X-Forwarded-For", "192.0.2.1"}), "");
  EXPECT_EQ(refusal_of({"X-Amz-Copy-Source", "/secret/x"}),
            "AccessDenied: unsigned header X-Amz-Copy-Source");
}

TEST_F(Authenticating, LetsPresignedRequestsLastAsTheirServiceHasIt) {
  auto& authenticator = authentication_.authenticator;
  for (const auto* expires : {"60", "3600", "0", "never"}) {
    const std::string target = presigned(expires);
    EXPECT_TRUE(authenticator.authenticate(get(target), "sts", noon + 15min)) << expires;
    EXPECT_FALSE(authenticator.authenticate(get(target), "sts", noon + 15min + 1s)) << expires;
  }
  const std::string minute = presigned("60");
  EXPECT_TRUE(authenticator.authenticate_elsewhere(get(minute), noon + 60s));
  const auto refused = authenticator.authenticate_elsewhere(get(minute), noon + 62s);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().error.message, "Request has expired");
  const std::string hour = presigned("3600");
  EXPECT_TRUE(authenticator.authenticate_elsewhere(get(hour), noon + 1h));
}

TEST_F(Authenticating, TellsHowAndWhenARequestWasSigned) {
  const auto by_header = authenticate(alice(), noon + 1s);
  ASSERT_TRUE(by_header);
  EXPECT_EQ(by_header->carrier, sigv4::Carrier::Header);
  EXPECT_EQ(by_header->signed_at, noon + 1s);
  const auto by_query =
      authentication_.authenticator.authenticate_elsewhere(get(presigned("3600")), noon + 1h);
  ASSERT_TRUE(by_query);
  EXPECT_EQ(by_query->carrier, sigv4::Carrier::Query);
  EXPECT_EQ(by_query->signed_at, noon);
}

TEST_F(Authenticating, KeepsWhatARefusedSignatureSaidOfItselfAndWhy) {
  const auto wrong = authenticate({key_.key.id, base::Secret("wrong"), {}});
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().claim.access_key_id, key_.key.id);
  EXPECT_EQ(wrong.error().claim.signed_for, "eu-west-1/sts");
  EXPECT_EQ(wrong.error().claim.signed_headers, "host;x-amz-date");
  EXPECT_TRUE(wrong.error().error.detail.starts_with("wrong secret"));
  set_status(iam::Status::Inactive);
  EXPECT_EQ(authenticate(alice()).error().error.detail, "inactive key");
  const auto unknown = iam::new_access_key_id(account, crypto::system_random());
  EXPECT_EQ(authenticate({unknown, key_.secret, {}}).error().error.detail, "unknown key");
}

TEST_F(Authenticating, SeesAtOnceThatAKeyWasSwitchedOff) {
  for (int round = 0; round < 3; ++round) {
    EXPECT_TRUE(authenticate(alice()).has_value());
    set_status(iam::Status::Inactive);
    const auto refused = authenticate(alice());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().error.kind, &iam::errors::invalid_client_token_id);
    set_status(iam::Status::Active);
  }
}

TEST_F(Authenticating, SeesAtOnceThatAUserWasRenamed) {
  EXPECT_TRUE(authenticate(alice()).has_value());
  store_.change(account, [&](store::Tables& tables) {
    iam::User changed = *tables.users.find("alice");
    changed.name = "anna";
    tables.users.rename("alice", changed);
  });
  EXPECT_EQ(authenticate(alice())->caller().arn, "arn:aws:iam::123456789012:user/anna");
}

TEST_F(Authenticating, ReadsAKeyOnceWhileNothingChanges) {
  EXPECT_EQ(authenticate(alice())->holder, authenticate(alice())->holder);
}

TEST_F(Authenticating, RecordsTheFirstUseOfFifteenMinutes) {
  EXPECT_TRUE(use_at(noon));
  EXPECT_FALSE(use_at(noon + 14min + 59s));
  EXPECT_EQ(recorded()->date, noon);
  EXPECT_TRUE(use_at(noon + 15min));
  EXPECT_EQ(recorded()->date, noon + 15min);
  EXPECT_EQ(recorded()->region, "eu-west-1");
}

TEST_F(Authenticating, RecordsAUseInPlaceOfOneThatIsDatedInTheFuture) {
  EXPECT_TRUE(use_at(noon + 720h));
  EXPECT_TRUE(use_at(noon));
  EXPECT_EQ(recorded()->date, noon);
  EXPECT_FALSE(use_at(noon + 14min));
  EXPECT_TRUE(use_at(noon + 15min));
}

TEST_F(Authenticating, RecordsWhereThatFirstUseCameFrom) {
  use_at(noon, {"192.0.2.1", "aws-cli"});
  use_at(noon + 1min, {"192.0.2.2", "curl"});
  EXPECT_EQ(recorded_origin().source_address, "192.0.2.1");
  EXPECT_EQ(recorded_origin().user_agent, "aws-cli");
}

TEST_F(Authenticating, RemembersARecordedUseWhenTheKeyIsReadAnew) {
  EXPECT_TRUE(use_at(noon));
  store_.change(account, [](store::Tables& tables) {
    tables.policies.attach(store::user_holder("alice"), "arn");
  });
  EXPECT_FALSE(use_at(noon + 1min));
}

TEST_F(Authenticating, DoesNotMakeCachedKeysStaleByRecordingTheirUse) {
  const auto before = authenticate(alice())->holder;
  EXPECT_TRUE(use_at(noon));
  EXPECT_EQ(authenticate(alice())->holder, before);
}

TEST_F(Authenticating, RecordsTheFirstSignInOfFiveMinutes) {
  store_.change(account, [](store::Tables& tables) {
    tables.passwords.save("alice", {.created = noon, .last_changed = noon, .last_used = {}}, "hash",
                          1);
  });
  const auto last_used = [&] {
    return store_
        ->read(account,
               [](const store::Tables& tables) {
                 return tables.users.find("alice")->login_profile->last_used;
               })
        .value();
  };
  for (const auto& [at, expected] : {std::pair{noon, noon}, std::pair{noon + 4min + 59s, noon},
                                     std::pair{noon + 5min, noon + 5min}}) {
    store_.change(account, [&](store::Tables& tables) { record_sign_in(tables, "ALICE", at); });
    EXPECT_EQ(last_used(), expected);
  }
}

}  // namespace rollcall::auth
