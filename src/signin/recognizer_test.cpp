#include "signin/recognizer.h"

#include <gtest/gtest.h>

#include "auth/sessions/sign_in_id.h"
#include "support/sign_in_world.h"

namespace rollcall::signin {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using test::Browser;

class Recognizing : public test::WithSignIn {
 protected:
  // Who the browser is recognised as; the error's code where it is nobody.
  std::string found(const Browser& browser,
                    http::Transport transport = http::Transport::Tls) const {
    const std::string cookie = "__Host-rollcall=" + browser.cookie;
    http::Request request{.method = "GET",
                          .target = "/signin/session",
                          .headers = {{"Cookie", cookie}},
                          .body = {},
                          .remote_address = browser.address,
                          .transport = transport};
    const Exchange exchange{.request = request, .now = now, .request_id = "id"};
    const auto present = recognizer.find(exchange, site);
    if (!present)
      return std::string(present.error().kind->code);
    const auto caller = recognizer.caller_of(*present);
    return caller ? caller->arn : std::string(caller.error().kind->code);
  }

  static constexpr const char* alice = "arn:aws:iam::123456789012:user/alice";
};

TEST_F(Recognizing, FindsWhoHasSignedIn) {
  Browser browser;
  give_password(browser);
  EXPECT_EQ(found(browser), alice);
  Browser root;
  give_root_password(root);
  EXPECT_EQ(found(root), "arn:aws:iam::123456789012:root");
}

TEST_F(Recognizing, FindsNobodyByWhatIsNoIdOrThatOfAnother) {
  Browser browser;
  give_password(browser);
  for (const std::string& id :
       {std::string(), std::string("x"), browser.cookie + "0", "1" + browser.cookie.substr(1),
        browser.cookie.substr(0, browser.cookie.size() - 1),
        "999999999999" + browser.cookie.substr(12)})
    EXPECT_EQ(found({.cookie = id}),
              id == browser.cookie ? std::string(alice) : std::string("NotSignedIn"))
        << id;
}

TEST_F(Recognizing, NobodyCallsBeforeTheSignInIsComplete) {
  give_device("alice");
  Browser browser;
  ASSERT_EQ(give_password(browser)["step"], "mfa");
  EXPECT_EQ(found(browser), "NotSignedIn");
}

TEST_F(Recognizing, EndsAfterAnHourWithoutUseAndTwelveWithIt) {
  Browser idle;
  give_password(idle);
  now += minutes{59};
  EXPECT_EQ(found(idle), alice);
  now += minutes{59};
  EXPECT_EQ(found(idle), alice);
  now += minutes{60};
  EXPECT_EQ(found(idle), "NotSignedIn");

  Browser busy;
  give_password(busy);
  const base::Instant ends = now + hours{12};
  for (; now < ends; now += minutes{30})
    EXPECT_EQ(found(busy), alice);
  EXPECT_EQ(found(busy), "NotSignedIn");
}

TEST_F(Recognizing, NotesAUseAtMostOnceAMinute) {
  Browser browser;
  give_password(browser);
  const base::Instant began = now;
  const auto last_seen = [&] {
    return store
        ->read(account,
               [&](const store::Tables& tables) {
                 return tables.signin_sessions
                     .find(auth::hash_of_sign_in_id(base::Secret(browser.cookie)))
                     ->last_seen;
               })
        .value();
  };
  now = began + seconds{59};
  EXPECT_EQ(found(browser), alice);
  EXPECT_EQ(last_seen(), began);
  now = began + seconds{60};
  EXPECT_EQ(found(browser), alice);
  EXPECT_EQ(last_seen(), now);
}

TEST_F(Recognizing, EndsTheSessionThatABrowserLeavesInAnotherAccount) {
  const iam::AccountId other{210'987'654'321};
  store.add_account({.id = other, .created = now});
  Browser browser;
  give_password(browser);
  const std::string cookie = "__Host-rollcall=" + browser.cookie;
  const http::Request request{.method = "POST",
                              .target = "/signin/begin",
                              .headers = {{"Cookie", cookie}},
                              .body = {},
                              .remote_address = "192.0.2.1",
                              .transport = http::Transport::Tls};
  ASSERT_TRUE(recognizer.end_elsewhere(request, site, account).has_value());
  EXPECT_EQ(found(browser), alice);
  ASSERT_TRUE(recognizer.end_elsewhere(request, site, other).has_value());
  EXPECT_EQ(found(browser), "NotSignedIn");
}

}  // namespace
}  // namespace rollcall::signin
