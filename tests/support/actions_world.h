#pragma once
// A small account to call actions in: a real store, the whole way of a request from its signature
// on, and a clock that stands still until a test moves it. Only sockets are missing.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "actions/catalog.h"
#include "api/pipeline.h"
#include "auth/passwords/password_hasher.h"
#include "auth/sessions/callers.h"
#include "auth/signatures/authentication.h"
#include "base/encoding.h"
#include "crypto/random.h"
#include "iam/identifiers.h"
#include "support/action_call.h"
#include "support/interrupted_actions.h"
#include "support/temporary_store.h"

namespace rollcall::test {

class ActionsWorld {
 public:
  using Caller = sigv4::Credentials;

  static constexpr iam::AccountId account{123'456'789'012};
  base::Instant now{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z

  explicit ActionsWorld(iam::Quotas quotas = {})
      : authentication_(*store_, store_.keys(), crypto::system_random(), 1000),
        passwords_({.cost = {.memory_kib = 64, .passes = 1}}, crypto::system_random()),
        pipeline_({.environment = {.store = *store_,
                                   .passwords = passwords_,
                                   .attempts = attempts_,
                                   .policies = authentication_.policies,
                                   .tokens = authentication_.tokens,
                                   .random = crypto::system_random(),
                                   .quotas = quotas},
                   .authenticator = authentication_.authenticator,
                   .clock = [this] { return now; },
                   .log = [](std::string_view) {},
                   .actions = actions_.all()}) {
    store_.add_account({.id = account,
                        .created = now,
                        .root_email = "root@example.com",
                        .alias = {},
                        .report_edition = {}});
    root_ = new_key({});
  }

  const Caller& root() const { return root_; }

  // For calling an action's steps one by one.
  api::Environment environment(auth::PasswordHasher& passwords) {
    return {.store = *store_,
            .passwords = passwords,
            .attempts = attempts_,
            .policies = authentication_.policies,
            .tokens = authentication_.tokens,
            .random = crypto::system_random(),
            .quotas = {}};
  }
  TemporaryStore& store() { return store_; }

  // Has the world changed when the next call that changes something has been allowed, and what it
  // changes is not written yet.
  void meanwhile(Interruption change) { actions_.interrupt_next(std::move(change)); }

  // Makes a user who may do nothing; who may do everything; and another key for a user.
  Caller a_user(const std::string& name) {
    must(root_, "CreateUser", {{"UserName", name}});
    return new_key(name);
  }
  Caller an_administrator(const std::string& name) {
    Caller caller = a_user(name);
    store_.change(account, [&](store::Tables& tables) {
      tables.policies.attach(store::user_holder(name),
                             "arn:aws:iam::aws:policy/AdministratorAccess");
    });
    return caller;
  }

  // Gives the user one more thing to be allowed, or denied.
  void put_policy(const std::string& user_name, const std::string& document) {
    store_.change(account, [&](store::Tables& tables) {
      tables.policies.put_inline(store::user_holder(user_name),
                                 {"policy-" + std::to_string(++policies_), document});
    });
  }

  ActionAnswer call(const Caller& caller, std::string_view action,
                    const Parameters& parameters = {}) {
    return call_signed(pipeline_, caller, action, parameters, now);
  }

  // Somebody who has signed in at the console, and whether with a device.
  auth::Caller signed_in(const std::string& user_name, std::optional<base::Instant> mfa_given) {
    iam::SignInSession session{.id_hash = "session " + std::to_string(++sessions_),
                               .user_name = user_name,
                               .created = now,
                               .last_seen = now,
                               .mfa_given = mfa_given};
    store_.change(account, [&](store::Tables& tables) { tables.signin_sessions.insert(session); });
    return store_
        ->read(account,
               [&](const store::Tables& tables) {
                 return auth::signed_in_caller(*tables.users.find(user_name), session,
                                               now + std::chrono::hours{12},
                                               {tables, authentication_.policies});
               })
        .value();
  }

  // What a page of the console is answered that asks for them.
  ActionAnswer call(const auth::Caller& caller, std::string_view action,
                    const Parameters& parameters, std::string_view origin) {
    const std::string body = body_for(action, parameters);
    const http::Request request{.method = "POST",
                                .target = "/console/api",
                                .headers = {{"Host", "localhost"},
                                            {"Origin", origin},
                                            {"Accept", "application/json"},
                                            {"Content-Type", "application/x-www-form-urlencoded"}},
                                .body = body,
                                .remote_address = "192.0.2.1"};
    return read_answer(std::string(action), pipeline_.answer_to(caller, request));
  }

  // The result of a call that succeeds.
  nlohmann::json must(const Caller& caller, std::string_view action,
                      const Parameters& parameters = {}) {
    const ActionAnswer answer = call(caller, action, parameters);
    EXPECT_TRUE(answer.is_success()) << action << ": " << to_text(answer);
    return answer.result;
  }

  // Whoever signs with the temporary credentials of an answer.
  static Caller session_of(const nlohmann::json& result) {
    const auto& credentials = result.at("Credentials");
    return {credentials.at("AccessKeyId"),
            base::Secret(credentials.at("SecretAccessKey").get<std::string>()),
            credentials.at("SessionToken").get<std::string>()};
  }

  // "404 NoSuchEntity: The user with name x cannot be found."; "Success" where nothing is refused.
  std::string refusal(const Caller& caller, std::string_view action,
                      const Parameters& parameters = {}) {
    return to_text(call(caller, action, parameters));
  }

 private:
  // Every caller here has a key of the test's own making: what the actions on keys do is for tests
  // to see.
  Caller new_key(const std::string& user_name) {
    const base::RandomBytes random = crypto::system_random();
    const iam::AccessKeyWithSecret made{.key = {.id = iam::new_access_key_id(account, random),
                                                .user_name = user_name,
                                                .status = iam::Status::Active,
                                                .created = now,
                                                .last_used = {}},
                                        .secret = iam::new_secret_access_key(random)};
    store_.change(account, [&](store::Tables& tables) { tables.access_keys.insert(made); });
    return {made.key.id, made.secret, {}};
  }

  TemporaryStore store_;
  auth::Authentication authentication_;
  auth::PasswordHasher passwords_;
  auth::AttemptGuard attempts_;
  InterruptedActions actions_{actions::catalog()};
  api::Pipeline pipeline_;
  Caller root_;
  int policies_ = 0;
  int sessions_ = 0;
};

}  // namespace rollcall::test
