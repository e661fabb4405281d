#pragma once
// What a test of signing in begins with: an account with root and Alice, who have passwords, and a
// browser that keeps its cookie and its token. The steps are called as the server calls them.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "crypto/random.h"
#include "crypto/totp.h"
#include "signin/code_step.h"
#include "signin/new_password_step.h"
#include "signin/password_step.h"
#include "signin/sign_out.h"
#include "support/temporary_store.h"

namespace rollcall::test {

// What a browser holds, and where it is.
struct Browser {
  std::string address = "192.0.2.1";
  std::string cookie = {};
  std::string token = {};
};

class WithSignIn : public ::testing::Test {
 protected:
  using Step = signin::Reply (*)(const signin::SignInParts& parts, signin::Exchange& exchange);

  static constexpr iam::AccountId account{123'456'789'012};
  static constexpr const char* origin = "https://iam.example.com";
  static constexpr const char* serial = "arn:aws:iam::123456789012:mfa/phone";

  WithSignIn() {
    store.add_account({.id = account, .created = now, .root_email = "root@example.com"});
    const std::string hash = *passwords.hash(base::Secret("Right#Pass1"));
    store.change(account, [&](store::Tables& tables) {
      tables.users.insert({.account = account, .name = "alice", .id = "AIDAALICE", .created = now});
      for (const char* name : {"alice", ""})
        tables.passwords.save(name, {.created = now, .last_changed = now}, hash, 1);
    });
  }

  // Gives the user a device whose clock is so many steps ahead, for all that we know.
  void give_device(const std::string& user, std::int64_t ahead = 0) {
    store.change(account, [&](store::Tables& tables) {
      tables.mfa_devices.insert({.serial_number = serial,
                                 .created = now,
                                 .assignment = iam::MfaAssignment{user, now},
                                 .clock_adjustment = ahead},
                                seed);
    });
  }

  std::string code(std::int64_t steps = 0) const {
    return crypto::totp_code(
        seed,
        static_cast<std::uint64_t>(static_cast<std::int64_t>(crypto::totp_counter(now)) + steps));
  }

  // The answer to one step, whatever it is: the body of what succeeded, or the error's code.
  nlohmann::json ask(Step step, Browser& browser, const nlohmann::json& members) {
    const std::string body = members.dump();
    http::Request request{.method = "POST",
                          .target = "/signin/step",
                          .headers = {{"Origin", origin}, {"Content-Type", "application/json"}},
                          .body = body,
                          .remote_address = browser.address,
                          .transport = http::Transport::Tls};
    const std::string cookie = "__Host-rollcall=" + browser.cookie;
    if (!browser.cookie.empty())
      request.headers.push_back({"Cookie", cookie});
    const std::string token = browser.token;
    if (!token.empty())
      request.headers.push_back({"X-Rollcall-Token", token});
    signin::Exchange exchange{.request = request, .now = now, .request_id = "id"};
    const signin::Reply reply = step(parts, exchange);
    retry_after = exchange.retry_after;
    if (!reply)
      return {{"error", reply.error().kind->code}};
    keep(browser, *reply);
    return reply->body.empty() ? nlohmann::json::object() : nlohmann::json::parse(reply->body);
  }

  nlohmann::json give_password(Browser& browser, const std::string& password = "Right#Pass1",
                               const std::string& user = "alice") {
    return ask(signin::give_password, browser,
               {{"account", to_string(account)}, {"userName", user}, {"password", password}});
  }

  nlohmann::json give_root_password(Browser& browser) {
    return ask(signin::give_password, browser,
               {{"email", "root@example.com"}, {"password", "Right#Pass1"}});
  }

  nlohmann::json give_code(Browser& browser, const nlohmann::json& members) {
    return ask(signin::give_code, browser, members);
  }

  // The server ends, and another one begins, which knows what is in the store.
  void restart() { guard.emplace(); }

  std::size_t sessions_of(const std::string& user) {
    return store
        ->read(account,
               [&](const store::Tables& tables) { return tables.signin_sessions.count_of(user); })
        .value();
  }

  base::Instant now{base::Seconds{1'789'128'000}};  // 2026-09-11T12:00:00Z
  const base::Secret seed{"forty bytes that only a device may know."};
  test::TemporaryStore store;
  auth::PasswordHasher passwords{{.cost = {.memory_kib = 64, .passes = 1}},
                                 crypto::system_random()};
  std::optional<auth::AttemptGuard> guard{std::in_place};
  auth::PolicyCache policies{1'000'000};
  const signin::Site site{origin};
  const signin::Recognizer recognizer{*store, policies, {}};
  const signin::SignInParts parts{.store = *store,
                                  .passwords = passwords,
                                  .guard = *guard,
                                  .recognizer = recognizer,
                                  .site = site,
                                  .random = crypto::system_random()};
  std::optional<base::Seconds> retry_after;  // of the last answer

 private:
  static void keep(Browser& browser, const http::Response& response) {
    for (const auto& [name, value] : response.headers)
      if (name == "Set-Cookie")
        browser.cookie = value.substr(value.find('=') + 1, value.find(';') - value.find('=') - 1);
    const auto said = nlohmann::json::parse(response.body, nullptr, false);
    if (said.is_object() && said.contains("token"))
      browser.token = said["token"];
  }
};

}  // namespace rollcall::test
