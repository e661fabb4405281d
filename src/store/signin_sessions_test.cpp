#include "store/signin_sessions.h"

#include "support/store_contract.h"

namespace rollcall::test {
namespace {

using namespace std::chrono_literals;
using iam::SignInStep;
using store::Tables;

iam::SignInSession a_session(std::string id_hash, std::string user_name) {
  return {.id_hash = std::move(id_hash),
          .user_name = std::move(user_name),
          .step = SignInStep::Done,
          .created = noon,
          .last_seen = noon};
}

class SignInSessionsContract : public StoreContract {
 protected:
  SignInSessionsContract() { insert_users({"alice", "bob"}); }

  std::optional<iam::SignInSession> find(std::string_view id_hash) {
    return read([&](const Tables& tables) { return tables.signin_sessions.find(id_hash); });
  }
};

INSTANTIATE_TEST_SUITE_P(Store, SignInSessionsContract, every_engine, name_of_engine);

TEST_P(SignInSessionsContract, ASessionIsFoundWithEverythingThatIsKnownOfIt) {
  change([](Tables& tables) {
    auto session = a_session("hash", "ALICE");
    session.step = SignInStep::Mfa;
    session.mfa_given = noon - 5s;
    tables.signin_sessions.insert(session);
    tables.signin_sessions.note_use("hash", noon + 1min, {"192.0.2.7", "Firefox"});
    for (int i = 0; i < 3; ++i)
      EXPECT_TRUE(tables.signin_sessions.count_wrong_code("hash", 4));
    EXPECT_FALSE(tables.signin_sessions.count_wrong_code("hash", 4));
  });
  const auto session = find("hash");
  ASSERT_TRUE(session);
  EXPECT_EQ(session->user_name, "alice");
  EXPECT_EQ(session->step, SignInStep::Mfa);
  EXPECT_EQ(session->created, noon);
  EXPECT_EQ(session->last_seen, noon + 1min);
  EXPECT_EQ(session->mfa_given, noon - 5s);
  EXPECT_EQ(session->wrong_codes, 3);
  EXPECT_EQ(session->seen_from.source_address, "192.0.2.7");
  EXPECT_EQ(session->seen_from.user_agent, "Firefox");
  EXPECT_FALSE(find("HASH"));
}

TEST_P(SignInSessionsContract, TheSessionsOfAUserAreFoundByTheirIds) {
  change([](Tables& tables) {
    auto session = a_session("second", "alice");
    session.seen_from = {"192.0.2.8", "Chromium"};
    tables.signin_sessions.insert(session);
    tables.signin_sessions.insert(a_session("first", "Alice"));
    tables.signin_sessions.insert(a_session("another", "bob"));
    tables.signin_sessions.insert(a_session("root", ""));
  });
  const auto sessions =
      read([](const Tables& tables) { return tables.signin_sessions.of("ALICE"); });
  ASSERT_EQ(sessions.size(), 2U);
  EXPECT_EQ(sessions[0].id_hash, "first");
  EXPECT_EQ(sessions[0].seen_from.source_address, "");
  EXPECT_EQ(sessions[1].id_hash, "second");
  EXPECT_EQ(sessions[1].user_name, "alice");
  EXPECT_EQ(sessions[1].seen_from.user_agent, "Chromium");
}

TEST_P(SignInSessionsContract, ASessionOfOneAccountIsNoneOfAnother) {
  change([](Tables& tables) { tables.signin_sessions.insert(a_session("hash", "")); });
  EXPECT_TRUE(find("hash"));
  EXPECT_FALSE(store
                   ->read(another_account,
                          [](const Tables& tables) { return tables.signin_sessions.find("hash"); })
                   .value());
}

TEST_P(SignInSessionsContract, NothingThatIsDoneInAnotherAccountTouchesASession) {
  change([](Tables& tables) { tables.signin_sessions.insert(a_session("hash", "")); });
  store.change(another_account, [](Tables& tables) {
    EXPECT_EQ(tables.signin_sessions.count_of(""), 0U);
    tables.signin_sessions.note_use("hash", noon + 1min, {"192.0.2.7", "Firefox"});
    EXPECT_FALSE(tables.signin_sessions.count_wrong_code("hash", 4));
    tables.signin_sessions.erase("hash");
    tables.signin_sessions.erase_of("", {});
    tables.signin_sessions.forget_created_until(noon + 1h);
    tables.signin_sessions.forget_incomplete_created_until(noon + 1h);
  });
  const auto session = find("hash");
  ASSERT_TRUE(session);
  EXPECT_EQ(session->last_seen, noon);
  EXPECT_EQ(session->wrong_codes, 0);
}

TEST_P(SignInSessionsContract, SessionsFollowTheirUserToANewNameAndGoWithTheUser) {
  change([](Tables& tables) {
    tables.signin_sessions.insert(a_session("hash", "alice"));
    tables.users.rename("alice", a_user("anna"));
  });
  EXPECT_EQ(find("hash")->user_name, "anna");
  change([](Tables& tables) { tables.users.erase("anna"); });
  EXPECT_FALSE(find("hash"));
}

TEST_P(SignInSessionsContract, AllOfAUserAreEndedButTheOneThatIsSpared) {
  change([](Tables& tables) {
    for (const char* id_hash : {"one", "two", "three"})
      tables.signin_sessions.insert(a_session(id_hash, "alice"));
    tables.signin_sessions.insert(a_session("four", "bob"));
    tables.signin_sessions.erase_of("Alice", "two");
  });
  EXPECT_FALSE(find("one"));
  EXPECT_TRUE(find("two"));
  EXPECT_FALSE(find("three"));
  EXPECT_TRUE(find("four"));
  EXPECT_EQ(read([](const Tables& tables) { return tables.signin_sessions.count_of("alice"); }),
            1U);
}

TEST_P(SignInSessionsContract, OneIsEndedAndOldOnesAreForgotten) {
  change([](Tables& tables) {
    auto session = a_session("old", "alice");
    tables.signin_sessions.insert(session);
    session.id_hash = "new";
    session.created = noon + 1s;
    tables.signin_sessions.insert(session);
    session.id_hash = "ended";
    tables.signin_sessions.insert(session);
    tables.signin_sessions.erase("ended");
    tables.signin_sessions.forget_created_until(noon);
  });
  EXPECT_FALSE(find("old"));
  EXPECT_TRUE(find("new"));
  EXPECT_FALSE(find("ended"));
}

TEST_P(SignInSessionsContract, ThoseThatAreNotCompleteAreForgottenSooner) {
  change([](Tables& tables) {
    auto session = a_session("begun", "alice");
    session.step = iam::SignInStep::Mfa;
    tables.signin_sessions.insert(session);
    session.id_hash = "done";
    session.step = iam::SignInStep::Done;
    tables.signin_sessions.insert(session);
    tables.signin_sessions.forget_incomplete_created_until(noon);
  });
  EXPECT_FALSE(find("begun"));
  EXPECT_TRUE(find("done"));
}

TEST_P(SignInSessionsContract, AccountsAreFoundByTheirRootUsersAddressWhateverItsCase) {
  constexpr iam::AccountId third{300'000'000'003};
  store.add_account({.id = third,
                     .created = noon,
                     .root_email = "Root@Example.com",
                     .alias = {},
                     .report_edition = {}});
  EXPECT_EQ(store->accounts_with_root_email("root@example.COM").value(),
            std::vector<iam::AccountId>{third});
  EXPECT_TRUE(store->accounts_with_root_email("nobody@example.com").value().empty());
}

}  // namespace
}  // namespace rollcall::test
