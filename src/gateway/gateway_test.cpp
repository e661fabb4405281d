#include "gateway/gateway.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "auth/sessions/session_token.h"
#include "base/encoding.h"
#include "support/costly_policy.h"
#include "support/gateway_world.h"

namespace rollcall::gateway {
namespace {

using namespace std::chrono_literals;

class GatewayTest : public test::GatewayWorld {};

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

// One decision of such a policy can be afforded, and two cannot.
TEST_F(GatewayTest, SpendsOneBudgetOnAllThatARequestAsksFor) {
  const std::string target = "/b/" + std::string(40, 'a');
  give_alice(test::costly_policy(policy::most_steps_a_request * 6 / 10,
                                 "arn:aws:s3:::" + target.substr(1)));
  const std::string one = "GET /{b}/{k*} s3:GetObject arn:aws:s3:::{b}/{k}";
  reopen({.actions = {*parse_action_rule(one)}});
  EXPECT_EQ(ask_for(target, signed_by(alice_, target)).status, 200);
  reopen({.actions = {*parse_action_rule(one + " and s3:GetObjectTagging arn:aws:s3:::{b}/{k}")}});
  EXPECT_EQ(ask_for(target, signed_by(alice_, target)).status, 403);
}

// As S3 does.
TEST_F(GatewayTest, TellsTooLateFromMalformedFromForged) {
  const auto told = [&](const std::vector<http::ResponseHeader>& headers) {
    const auto answer = ask_for("/b/k", headers);
    return std::to_string(answer.status) + " " + header(answer, "X-Rollcall-Error");
  };
  const auto good = signed_by(alice_, "/b/k");
  EXPECT_EQ(told(good).substr(0, 3), "200");
  EXPECT_EQ(told({{"Host", "store.example.com"}}), "401 AccessDenied");
  EXPECT_EQ(told({{"Authorization", "AWS4-HMAC-SHA256 Credential"}}),
            "401 AuthorizationHeaderMalformed");
  EXPECT_EQ(told(signed_for("iam")), "403 AuthorizationHeaderMalformed");
  sigv4::Credentials with_token = alice_;
  with_token.session_token = "not one of ours";
  EXPECT_EQ(told(signed_by(with_token, "/b/k")), "403 InvalidToken");
  now_ += 15min + 1s;
  EXPECT_EQ(told(good), "403 RequestTimeTooSkewed");
  now_ -= 31min;
  EXPECT_EQ(told(good), "403 RequestTimeTooSkewed");
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
  const auto holder = authentication_.keys.find(alice_.access_key_id).value();
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
