#include "auth/authenticator.h"

#include <gtest/gtest.h>

#include "auth/authentication.h"
#include "auth/last_use.h"
#include "iam/errors.h"
#include "iam/identifiers.h"
#include "sigv4/errors.h"
#include "sigv4/sign.h"
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

  sigv4::Credentials alice() const { return {key_.key.id, key_.secret, {}}; }

  void set_status(iam::Status status) {
    store_.change(account,
                  [&](store::Tables& tables) { tables.access_keys.set_status(key_.key, status); });
  }

  iam::UseOrigin recorded_origin() {
    return store_->read(account, [&](store::Tables& tables) {
      return tables.access_keys.last_use_origin(key_.key.id);
    });
  }

  std::optional<iam::AccessKeyLastUsed> recorded() {
    return store_->read(account, [&](store::Tables& tables) {
      return tables.access_keys.find(key_.key.id)->last_used;
    });
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
    EXPECT_EQ(refused.error().error.kind, &iam::errors::invalid_client_token_id);
  }
}

TEST_F(Authenticating, RefusesAWrongSecret) {
  const auto refused = authenticate({key_.key.id, base::Secret("wrong"), {}});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().error.kind, &sigv4::errors::signature_does_not_match);
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
    return store_->read(account, [](store::Tables& tables) {
      return tables.users.find("alice")->login_profile->last_used;
    });
  };
  for (const auto& [at, expected] : {std::pair{noon, noon}, std::pair{noon + 4min + 59s, noon},
                                     std::pair{noon + 5min, noon + 5min}}) {
    store_.change(account, [&](store::Tables& tables) { record_sign_in(tables, "ALICE", at); });
    EXPECT_EQ(last_used(), expected);
  }
}

}  // namespace rollcall::auth
