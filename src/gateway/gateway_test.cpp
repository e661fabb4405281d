#include "gateway/gateway.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "auth/sessions/session_token.h"
#include "auth/signatures/authentication.h"
#include "base/encoding.h"
#include "iam/identifiers.h"
#include "sigv4/sign.h"
#include "sigv4/signing_key.h"
#include "sigv4/string_to_sign.h"
#include "support/temporary_store.h"

namespace rollcall::gateway {
namespace {

using namespace std::chrono_literals;

constexpr iam::AccountId account{123'456'789'012};
constexpr iam::AccountId other_account{210'987'654'321};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};

// What a store hands over.
struct Given {
  std::string access;
  std::string text;
  std::string signature;

  std::string body() const {
    return nlohmann::json{
        {"credentials",
         {{"access", access}, {"token", base::to_base64(text)}, {"signature", signature}}}}
        .dump();
  }
};

// A gateway, alice of one account and bob of another, each with a key.
class GatewayTest : public ::testing::Test {
 protected:
  GatewayTest() {
    alice_ = add_user(account, "alice");
    bob_ = add_user(other_account, "bob");
    reopen({});
  }

  void reopen(GatewaySettings settings) {
    gateway_.emplace(GatewayParts{.settings = std::move(settings),
                                  .store = *store_,
                                  .authenticator = authentication_.authenticator,
                                  .clock = [this] { return now_; },
                                  .log = [this](std::string_view line) { log_ += line; }});
  }

  sigv4::Credentials add_user(iam::AccountId of, const std::string& name) {
    store_.add_account({.id = of, .created = noon});
    const base::RandomBytes random = crypto::system_random();
    const iam::AccessKeyWithSecret key{
        {.id = iam::new_access_key_id(of, random), .user_name = name, .created = noon},
        iam::new_secret_access_key(random)};
    store_.change(of, [&](store::Tables& tables) {
      tables.users.insert({.account = of, .name = name, .id = "AIDA" + name, .created = noon});
      tables.access_keys.insert(key);
    });
    return {key.key.id, key.secret, {}};
  }

  void allow_alice(const std::string& action) {
    store_.change(account, [&](store::Tables& tables) {
      tables.policies.put_inline(
          store::user_holder("alice"),
          {"p", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":")" + action +
                    R"(","Resource":"*"}]})"});
    });
  }

  void set_status(iam::Status status) {
    store_.change(account, [&](store::Tables& tables) {
      tables.access_keys.set_status(*tables.access_keys.find(alice_.access_key_id), status);
    });
  }

  // Asks as the server does: at once, and where that gives up again with patience.
  http::Response ask(const http::Request& question) {
    if (auto answer = gateway_->answer_at_once(question))
      return *std::move(answer);
    return gateway_->answer(question);
  }

  http::Response ask_for_token(const Given& given) {
    const std::string body = given.body();
    return ask({"POST", "/v3/s3tokens", {{"User-Agent", "a store"}}, body, "192.0.2.9"});
  }

  Given given(const sigv4::Credentials& by, base::Instant at = noon,
              const std::string& service = "s3") {
    const std::string date = base::to_iso8601_basic(at).substr(0, 8);
    const sigv4::CredentialScope scope{date, "eu-west-1", service};
    const std::string text = sigv4::string_to_sign(at, scope, "what the client asked");
    return {by.access_key_id, text,
            sigv4::derive_signing_key(by.secret_access_key, scope).signature(text)};
  }

  // The headers of a signed request for `target`, as a proxy passes them on.
  std::vector<http::ResponseHeader> signed_by(const sigv4::Credentials& by,
                                              const std::string& target) {
    const http::Request request{"GET", target, {{"Host", "store.example.com"}}, {}, {}};
    auto headers = sigv4::sign(request, by, {"eu-west-1", "s3"}, now_);
    headers.push_back({"Host", "store.example.com"});
    return headers;
  }

  http::Response ask_for(const std::string& target,
                         const std::vector<http::ResponseHeader>& headers) {
    http::Request question{"GET",
                           "/auth",
                           {{"X-Original-Method", "GET"}, {"X-Original-URI", target}},
                           {},
                           "127.0.0.1"};
    for (const auto& [name, value] : headers)
      question.headers.push_back({name, value});
    return ask(question);
  }

  std::optional<iam::AccessKeyLastUsed> recorded() {
    return store_->read(account, [&](store::Tables& tables) {
      return tables.access_keys.find(alice_.access_key_id)->last_used;
    });
  }

  std::string recorded_origin() {
    const iam::UseOrigin origin = store_->read(account, [&](store::Tables& tables) {
      return tables.access_keys.last_use_origin(alice_.access_key_id);
    });
    return origin.source_address + " " + origin.user_agent;
  }

  static std::string header(const http::Response& response, std::string_view name) {
    const auto found = std::ranges::find(response.headers, name, &http::ResponseHeader::name);
    return found == response.headers.end() ? "none" : found->value;
  }

  test::TemporaryStore store_;
  auth::Authentication authentication_{*store_, store_.keys(), crypto::system_random(), 100};
  base::Instant now_ = noon;
  std::string log_;
  std::optional<Gateway> gateway_;
  sigv4::Credentials alice_, bob_;
};

}  // namespace

TEST_F(GatewayTest, SaysWhoSignedAStringAndRecordsTheUse) {
  allow_alice("s3:*");
  const auto answer = ask_for_token(given(alice_));
  ASSERT_EQ(answer.status, 200) << answer.body;
  const auto token = nlohmann::json::parse(answer.body)["token"];
  EXPECT_EQ(token["user"]["id"], "AIDAalice");
  EXPECT_EQ(token["project"]["id"], "123456789012");
  EXPECT_EQ(token["roles"].size(), 2U);
  EXPECT_EQ(recorded()->date, noon);
  EXPECT_EQ(recorded()->region, "N/A");
  EXPECT_EQ(recorded()->service_name, "s3");
}

TEST_F(GatewayTest, RecordsTheServiceAndRegionThatWereSigned) {
  EXPECT_EQ(ask_for_token(given(alice_, noon, "sqs")).status, 200);
  EXPECT_EQ(recorded()->region, "eu-west-1");
  EXPECT_EQ(recorded()->service_name, "sqs");
}

TEST_F(GatewayTest, RecordsWhereAUseCameFromAsFarAsItIsTold) {
  reopen({.address_header = "X-Real-IP"});
  ask_for_token(given(alice_));
  EXPECT_EQ(recorded_origin(), "192.0.2.9 a store");
  const auto asked_with = [&](const char* name, const char* value) {
    now_ += 15min;
    auto headers = signed_by(alice_, "/a");
    headers.push_back({name, value});
    ask_for("/a", headers);
    return recorded_origin();
  };
  EXPECT_EQ(asked_with("User-Agent", "a client"), "127.0.0.1 a client");
  EXPECT_EQ(asked_with("X-Real-IP", "203.0.113.7"), "203.0.113.7 ");
}

TEST_F(GatewayTest, GivesWhoMayDoNothingATokenWithoutRoles) {
  const auto answer = ask_for_token(given(alice_));
  EXPECT_EQ(answer.status, 200);
  EXPECT_TRUE(nlohmann::json::parse(answer.body)["token"]["roles"].empty());
  EXPECT_TRUE(recorded().has_value());
}

TEST_F(GatewayTest, RefusesWhateverIsForgedAndRecordsNothing) {
  const Given good = given(alice_);
  for (std::size_t at = 0; at < good.text.size(); ++at) {
    Given forged = good;
    forged.text[at] = forged.text[at] == '1' ? '2' : '1';
    EXPECT_EQ(ask_for_token(forged).status, 401) << forged.text;
    forged = good;
    forged.text.resize(at);
    EXPECT_EQ(ask_for_token(forged).status, 401) << forged.text;
  }
  for (std::size_t at = 0; at < good.signature.size(); ++at) {
    Given forged = good;
    forged.signature[at] = forged.signature[at] == '1' ? '2' : '1';
    EXPECT_EQ(ask_for_token(forged).status, 401);
    forged.signature.resize(at);
    EXPECT_EQ(ask_for_token(forged).status, 401);
  }
  Given of_another = good;
  of_another.access = bob_.access_key_id;
  EXPECT_EQ(ask_for_token(of_another).status, 401);
  Given by_another = given(bob_);
  by_another.access = alice_.access_key_id;
  EXPECT_EQ(ask_for_token(by_another).status, 401);
  EXPECT_EQ(recorded(), std::nullopt);
}

TEST_F(GatewayTest, RefusesWhatWasSignedTooLongAgoOrTooFarAhead) {
  EXPECT_EQ(ask_for_token(given(alice_, noon - 15min - 1s)).status, 401);
  EXPECT_EQ(ask_for_token(given(alice_, noon + 15min + 1s)).status, 401);
  EXPECT_EQ(recorded(), std::nullopt);
  EXPECT_EQ(ask_for_token(given(alice_, noon - 15min)).status, 200);
  EXPECT_EQ(ask_for_token(given(alice_, noon + 15min)).status, 200);
  const Given replayed = given(alice_);
  EXPECT_EQ(ask_for_token(replayed).status, 200);
  now_ += 15min + 1s;
  EXPECT_EQ(ask_for_token(replayed).status, 401);
  EXPECT_EQ(recorded()->date, noon);
}

TEST_F(GatewayTest, TakesOlderStringsWhereItIsTold) {
  reopen({.string_age = 24h});
  EXPECT_EQ(ask_for_token(given(alice_, noon - 24h)).status, 200);
  EXPECT_EQ(ask_for_token(given(alice_, noon - 24h - 1s)).status, 401);
  EXPECT_EQ(ask_for_token(given(alice_, noon + 15min + 1s)).status, 401);
}

TEST_F(GatewayTest, DoesNotKnowKeysThatAreNotThereOrInactive) {
  Given unknown = given(alice_);
  unknown.access = iam::new_access_key_id(account, crypto::system_random());
  EXPECT_EQ(ask_for_token(unknown).status, 404);
  unknown.access = "nobody";
  EXPECT_EQ(ask_for_token(unknown).status, 404);
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(ask_for_token(given(alice_)).status, 200);
    set_status(iam::Status::Inactive);
    EXPECT_EQ(ask_for_token(given(alice_)).status, 404);
    EXPECT_EQ(ask_for("/b/k", signed_by(alice_, "/b/k")).status, 403);
    set_status(iam::Status::Active);
  }
}

TEST_F(GatewayTest, TakesTemporaryCredentialsOnlyWithTheirToken) {
  auth::SessionToken session{
      .kind = auth::SessionKind::User,
      .account = account,
      .access_key_id = iam::new_temporary_key_id(account, crypto::system_random()),
      .secret = base::Secret("of the session"),
      .principal_name = "alice",
      .principal_id = "AIDAalice",
      .issued = noon,
      .expires = noon + 1h};
  const sigv4::Credentials credentials{session.access_key_id, session.secret,
                                       authentication_.tokens.seal(session)};
  EXPECT_EQ(ask_for_token(given(credentials)).status, 404);
  const auto answer = ask_for("/b/k", signed_by(credentials, "/b/k"));
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(header(answer, "X-Rollcall-Access-Key-Id"), session.access_key_id);
  EXPECT_EQ(ask_for("/b/k", signed_by({session.access_key_id, session.secret, {}}, "/b/k")).status,
            403);
  now_ += 1h;
  EXPECT_EQ(header(ask_for("/b/k", signed_by(credentials, "/b/k")), "X-Rollcall-Error"),
            "ExpiredToken");
}

TEST_F(GatewayTest, RefusesWhatWasSignedForItsOwnServices) {
  EXPECT_EQ(ask_for_token(given(alice_, noon, "sts")).status, 401);
  EXPECT_EQ(ask_for_token(given(alice_, noon, "iam")).status, 401);
  EXPECT_EQ(recorded(), std::nullopt);
}

TEST_F(GatewayTest, WritesOnlyTheFirstUseOfASpanAndNeverAtOnce) {
  const std::string body = given(alice_).body();
  const http::Request question{"POST", "/v3/s3tokens", {}, body, "127.0.0.1"};
  EXPECT_FALSE(gateway_->answer_at_once(question).has_value());
  EXPECT_EQ(recorded(), std::nullopt);
  EXPECT_EQ(log_, "");
  EXPECT_EQ(gateway_->answer(question).status, 200);
  EXPECT_EQ(recorded()->date, noon);
  now_ += 14min;
  EXPECT_TRUE(gateway_->answer_at_once(question).has_value());
  EXPECT_EQ(recorded()->date, noon);
}

TEST_F(GatewayTest, TellsAProxyWhoSigned) {
  const auto answer = ask_for("/b/a%20b", signed_by(alice_, "/b/a%20b"));
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(header(answer, "X-Rollcall-Account"), "123456789012");
  EXPECT_EQ(header(answer, "X-Rollcall-Arn"), "arn:aws:iam::123456789012:user/alice");
  EXPECT_EQ(header(answer, "X-Rollcall-User-Id"), "AIDAalice");
  EXPECT_EQ(header(answer, "X-Rollcall-User-Name"), "alice");
  EXPECT_EQ(header(answer, "X-Rollcall-Service"), "s3");
  EXPECT_EQ(header(answer, "X-Rollcall-Region"), "eu-west-1");
  EXPECT_EQ(header(answer, "X-Rollcall-Session"), "");
  EXPECT_EQ(header(answer, "X-Rollcall-Action"), "");
  EXPECT_EQ(recorded()->region, "N/A");
}

TEST_F(GatewayTest, TellsAProxyWhatIsWrong) {
  EXPECT_EQ(ask_for("/b/k", {{"Host", "store.example.com"}}).status, 401);
  const auto other_path = ask_for("/b/l", signed_by(alice_, "/b/k"));
  EXPECT_EQ(other_path.status, 403);
  EXPECT_EQ(header(other_path, "X-Rollcall-Error"), "SignatureDoesNotMatch");
  EXPECT_NE(other_path.body.find("<Code>SignatureDoesNotMatch</Code>"), std::string::npos);
  const auto unknown = ask_for(
      "/b/k",
      signed_by({iam::new_access_key_id(account, crypto::system_random()), base::Secret("x"), {}},
                "/b/k"));
  EXPECT_EQ(header(unknown, "X-Rollcall-Error"), "InvalidAccessKeyId");
  EXPECT_EQ(recorded(), std::nullopt);
}

TEST_F(GatewayTest, AsksThePoliciesWhereThereAreRules) {
  allow_alice("s3:GetObject");
  reopen({.actions = {*parse_action_rule("GET /{b}/{k*} s3:GetObject arn:aws:s3:::{b}/{k}"),
                      *parse_action_rule("GET /{b} s3:ListBucket arn:aws:s3:::{b}")}});
  const auto allowed = ask_for("/b/k", signed_by(alice_, "/b/k"));
  EXPECT_EQ(allowed.status, 200);
  EXPECT_EQ(header(allowed, "X-Rollcall-Action"), "s3:GetObject");
  for (const std::string target : {"/b", "/b//k"}) {
    const auto denied = ask_for(target, signed_by(alice_, target));
    EXPECT_EQ(denied.status, 403);
    EXPECT_EQ(header(denied, "X-Rollcall-Error"), "AccessDenied");
  }
}

TEST_F(GatewayTest, ADeniedRequestThatWasSignedIsAUse) {
  reopen({.actions = {*parse_action_rule("GET /{b*} s3:GetObject")}});
  EXPECT_EQ(ask_for("/b/k", signed_by(alice_, "/b/k")).status, 403);
  EXPECT_TRUE(recorded().has_value());
}

TEST_F(GatewayTest, AnswersOnlyWhoShowsTheToken) {
  reopen({.token = base::Secret("a token that is long enough to be one")});
  const std::string body = given(alice_).body();
  const auto status = [&](std::vector<http::Header> headers, std::string_view target) {
    return ask({"POST", target, std::move(headers), body, "127.0.0.1"}).status;
  };
  for (const auto* target : {"/v3/s3tokens", "/auth", "/auth/a", "/elsewhere"}) {
    EXPECT_EQ(status({}, target), 403);
    EXPECT_EQ(status({{"X-Auth-Token", ""}}, target), 403);
    EXPECT_EQ(status({{"X-Auth-Token", "a token that is long enough to be on"}}, target), 403);
  }
  EXPECT_EQ(recorded(), std::nullopt);
  EXPECT_EQ(status({{"x-auth-token", "a token that is long enough to be one"}}, "/v3/s3tokens"),
            200);
}

TEST_F(GatewayTest, HandsOutNoSecretAndServesNothingElse) {
  for (const auto* target : {"/v3/users/AIDAalice/credentials/OS-EC2/AKIA", "/", "/v3/auth/tokens"})
    EXPECT_EQ(ask({"GET", target, {}, {}, "127.0.0.1"}).status, 404) << target;
  EXPECT_EQ(ask({"POST", "/v3/s3tokens", {}, "{", "127.0.0.1"}).status, 400);
}

TEST_F(GatewayTest, LogsWhatWasAskedButNoSignature) {
  const Given good = given(alice_);
  ask_for_token(good);
  const auto headers = signed_by(alice_, "/b/k?secret=1");
  ask_for("/b/k?secret=1", headers);
  ask_for("/b/l", headers);
  EXPECT_NE(log_.find("arn:aws:iam::123456789012:user/alice"), std::string::npos);
  EXPECT_NE(log_.find("GET /b/k"), std::string::npos);
  EXPECT_EQ(log_.find(good.signature), std::string::npos);
  EXPECT_EQ(log_.find("secret=1"), std::string::npos);
  EXPECT_EQ(log_.find("Signature="), std::string::npos);
}

TEST_F(GatewayTest, TakesSignatureVersion2OnlyWhereItIsTold) {
  const std::string text = "GET\n\n\nFri, 11 Sep 2026 12:00:00 GMT\n/b/k";
  const auto holder = authentication_.keys.find(alice_.access_key_id);
  const Given good{alice_.access_key_id, text, holder->signature_v2(text)};
  EXPECT_EQ(ask_for_token(good).status, 401);
  EXPECT_EQ(recorded(), std::nullopt);
  reopen({.signature_v2 = SignatureV2::Allowed});
  Given forged = good;
  forged.text.back() = 'l';
  EXPECT_EQ(ask_for_token(forged).status, 401);
  EXPECT_EQ(recorded(), std::nullopt);
  EXPECT_EQ(ask_for_token(good).status, 200);
  EXPECT_EQ(recorded()->region, "N/A");
  EXPECT_EQ(recorded()->service_name, "s3");
  now_ += 16min;
  EXPECT_EQ(ask_for_token(good).status, 401);
}

}  // namespace rollcall::gateway
