#pragma once
// A gateway, alice of one account and bob of another, each with a key, and what stores and proxies
// ask about requests that the two have signed.

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "auth/signatures/authentication.h"
#include "base/encoding.h"
#include "gateway/gateway.h"
#include "iam/identifiers.h"
#include "sigv4/sign.h"
#include "sigv4/signing_key.h"
#include "sigv4/string_to_sign.h"
#include "support/temporary_store.h"

namespace rollcall::test {

class GatewayWorld : public ::testing::Test {
 protected:
  static constexpr iam::AccountId account{123'456'789'012};
  static constexpr iam::AccountId other_account{210'987'654'321};
  static constexpr base::Instant noon{base::Seconds{1'789'128'000}};

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

  GatewayWorld() {
    alice_ = add_user(account, "alice");
    bob_ = add_user(other_account, "bob");
    reopen({});
  }

  void reopen(gateway::GatewaySettings settings) {
    gateway_.emplace(gateway::GatewayParts{.settings = std::move(settings),
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

  void give_alice(const std::string& policy) {
    store_.change(account, [&](store::Tables& tables) {
      tables.policies.put_inline(store::user_holder("alice"), {"p", policy});
    });
  }

  void allow_alice(const std::string& action) {
    give_alice(R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":")" + action +
               R"(","Resource":"*"}]})");
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

  // The headers of a request for /b/k that alice has signed for another service.
  std::vector<http::ResponseHeader> signed_for(const std::string& service) {
    const http::Request request{"GET", "/b/k", {{"Host", "store.example.com"}}, {}, {}};
    auto headers = sigv4::sign(request, alice_, {"eu-west-1", service}, now_);
    headers.push_back({"Host", "store.example.com"});
    return headers;
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
    return store_
        ->read(account,
               [&](const store::Tables& tables) {
                 return tables.access_keys.find(alice_.access_key_id)->last_used;
               })
        .value();
  }

  std::string recorded_origin() {
    const iam::UseOrigin origin =
        store_
            ->read(account,
                   [&](const store::Tables& tables) {
                     return tables.access_keys.last_use_origin(alice_.access_key_id);
                   })
            .value();
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
  std::optional<gateway::Gateway> gateway_;
  sigv4::Credentials alice_, bob_;
};

}  // namespace rollcall::test
