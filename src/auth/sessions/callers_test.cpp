#include "auth/sessions/callers.h"

#include <gtest/gtest.h>

#include "crypto/random.h"
#include "support/temporary_store.h"

namespace rollcall::auth {
namespace {

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};
constexpr const char* key_id = "AKIAQAAAAAAAAAAAAAAA";
constexpr const char* sign_in_hash = "the hash of an id";

iam::User a_user(const std::string& name, const std::string& id) {
  return {.account = account, .name = name, .id = id, .created = noon, .login_profile = {}};
}

// Alice with a key and a sign-in session, and a role called deployer.
class CallersAgain : public ::testing::Test {
 protected:
  CallersAgain() {
    store.add_account(
        {.id = account, .created = noon, .root_email = {}, .alias = {}, .report_edition = {}});
    change([](store::Tables& tables) {
      add_alice(tables, "AIDAFIRST");
      add_deployer(tables, "AROAFIRST");
    });
  }

  static void add_alice(store::Tables& tables, const std::string& id) {
    tables.users.insert(a_user("alice", id));
    tables.access_keys.insert(
        {.key = {.id = key_id, .user_name = "alice", .created = noon, .last_used = {}},
         .secret = base::Secret("secret")});
    tables.signin_sessions.insert(
        {.id_hash = sign_in_hash, .user_name = "alice", .created = noon, .last_seen = noon});
  }
  static void erase_alice(store::Tables& tables) {
    tables.access_keys.erase(*tables.access_keys.find(key_id));
    tables.users.erase("alice");
  }

  static void add_deployer(store::Tables& tables, const std::string& id) {
    tables.roles.insert({.account = account,
                         .name = "deployer",
                         .id = id,
                         .created = noon,
                         .assume_role_policy = "{}"});
  }
  // Everybody goes, and somebody else comes under each name.
  void make_all_anew() {
    change([](store::Tables& tables) {
      erase_alice(tables);
      add_alice(tables, "AIDASECOND");
      tables.roles.erase("deployer");
      add_deployer(tables, "AROASECOND");
    });
  }

  void change(const std::function<void(store::Tables&)>& body) { store.change(account, body); }

  template <typename Body>
  auto read(Body&& body) {
    return store->read(account, std::forward<Body>(body)).value();
  }

  std::optional<Caller> again(const Caller& caller) {
    return read(
        [&](const store::Tables& tables) { return caller_again(caller, {tables, policies}); });
  }

  Caller with_key() {
    return read([&](const store::Tables& tables) {
      return user_caller(*tables.users.find("alice"), key_id, tables, policies);
    });
  }
  Caller signed_in() {
    return read([&](const store::Tables& tables) {
      return signed_in_caller(*tables.users.find("alice"),
                              *tables.signin_sessions.find(sign_in_hash), noon, {tables, policies});
    });
  }
  Caller with_token(SessionKind kind, const std::string& name, const std::string& id) {
    const auto token = std::make_shared<const SessionToken>(
        SessionToken{.kind = kind,
                     .account = account,
                     .access_key_id = "ASIAQAAAAAAAAAAAAAAA",
                     .principal_name = name,
                     .principal_id = id,
                     .parent_key_id = kind == SessionKind::Role ? "" : key_id,
                     .name = "session"});
    return *read(
        [&](const store::Tables& tables) { return session_caller(token, tables, policies); });
  }

  test::TemporaryStore store;
  PolicyCache policies{1'000'000};
};

}  // namespace

TEST_F(CallersAgain, WhoeverHasChangedNothingIsTheSame) {
  for (const Caller& caller :
       {with_key(), signed_in(), with_token(SessionKind::User, "alice", "AIDAFIRST"),
        with_token(SessionKind::FederatedUser, "alice", "AIDAFIRST"),
        with_token(SessionKind::Role, "deployer", "AROAFIRST")}) {
    const auto found = again(caller);
    ASSERT_TRUE(found) << caller.arn;
    EXPECT_EQ(found->arn, caller.arn);
    EXPECT_EQ(found->kind, caller.kind);
    EXPECT_EQ(found->user_id, caller.user_id);
    EXPECT_EQ(found->access_key_id, caller.access_key_id);
    EXPECT_EQ(found->has_signed_in(), caller.has_signed_in());
    EXPECT_TRUE(again(*found)) << "what is found again can be asked for again";
  }
}

TEST_F(CallersAgain, AKeyThatIsInactiveOrGoneIsNobodys) {
  const Caller caller = with_key();
  change([](store::Tables& tables) {
    tables.access_keys.set_status(*tables.access_keys.find(key_id), iam::Status::Inactive);
  });
  EXPECT_FALSE(again(caller));
  change([](store::Tables& tables) { tables.access_keys.erase(*tables.access_keys.find(key_id)); });
  EXPECT_FALSE(again(caller));
}

TEST_F(CallersAgain, ASignInSessionThatHasEndedIsNobodys) {
  const Caller caller = signed_in();
  change([](store::Tables& tables) { tables.signin_sessions.erase(sign_in_hash); });
  EXPECT_FALSE(again(caller));
}

TEST_F(CallersAgain, ASignInSessionThatIsNotCompleteIsNobodys) {
  const Caller caller = signed_in();
  change([](store::Tables& tables) {
    tables.signin_sessions.erase(sign_in_hash);
    tables.signin_sessions.insert({.id_hash = sign_in_hash,
                                   .user_name = "alice",
                                   .step = iam::SignInStep::Mfa,
                                   .created = noon,
                                   .last_seen = noon});
  });
  EXPECT_FALSE(again(caller));
}

TEST_F(CallersAgain, WhoeverIsMadeAnewUnderTheSameNameIsSomebodyElse) {
  const std::vector<Caller> known = {with_key(), signed_in(),
                                     with_token(SessionKind::User, "alice", "AIDAFIRST"),
                                     with_token(SessionKind::FederatedUser, "alice", "AIDAFIRST"),
                                     with_token(SessionKind::Role, "deployer", "AROAFIRST")};
  make_all_anew();
  for (const Caller& caller : known)
    EXPECT_FALSE(again(caller)) << caller.arn;
}

TEST_F(CallersAgain, ATokenOfWhoeverWasMadeAnewUnderTheSameNameIsNobodys) {
  const std::vector<Caller> known = {with_token(SessionKind::User, "alice", "AIDAFIRST"),
                                     with_token(SessionKind::FederatedUser, "alice", "AIDAFIRST"),
                                     with_token(SessionKind::Role, "deployer", "AROAFIRST")};
  make_all_anew();
  for (const Caller& caller : known)
    EXPECT_FALSE(read([&](const store::Tables& tables) {
      return session_caller(caller.session->token, tables, policies).has_value();
    })) << caller.arn;
}

TEST_F(CallersAgain, WhoeverWasRenamedIsTheSame) {
  const std::vector<Caller> known = {with_key(), signed_in(),
                                     with_token(SessionKind::User, "alice", "AIDAFIRST")};
  change([](store::Tables& tables) { tables.users.rename("alice", a_user("bob", "AIDAFIRST")); });
  for (const Caller& caller : known) {
    const auto found = again(caller);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->user_name, "bob");
  }
}

TEST_F(CallersAgain, ARolesTagsGiveWayToThoseOfItsSession) {
  change([](store::Tables& tables) {
    tables.tags.replace(store::Tagged::Role, "deployer", {{"team", "red"}, {"cost", "1"}});
  });
  const auto token =
      std::make_shared<const SessionToken>(SessionToken{.kind = SessionKind::Role,
                                                        .account = account,
                                                        .access_key_id = "ASIAQAAAAAAAAAAAAAAA",
                                                        .principal_name = "deployer",
                                                        .principal_id = "AROAFIRST",
                                                        .name = "session",
                                                        .tags = {{"Team", "blue"}}});
  const auto caller =
      read([&](const store::Tables& tables) { return session_caller(token, tables, policies); });
  ASSERT_TRUE(caller);
  std::string tags;
  for (const iam::Tag& tag : caller->tags)
    tags += tag.key + "=" + tag.value + " ";
  EXPECT_EQ(tags, "cost=1 Team=blue ");
}

TEST_F(CallersAgain, AFederatedUserIsNobodyOfTheAccount) {
  const Caller caller = with_token(SessionKind::FederatedUser, "alice", "AIDAFIRST");
  EXPECT_EQ(caller.kind, CallerKind::FederatedUser);
  EXPECT_EQ(caller.user_name, "");
  EXPECT_EQ(caller.arn, "arn:aws:sts::123456789012:federated-user/session");
  EXPECT_EQ(caller.user_id, "123456789012:session");
}

TEST_F(CallersAgain, PoliciesAreThoseOfNow) {
  const Caller caller = with_key();
  change([](store::Tables& tables) {
    tables.policies.attach(store::user_holder("alice"),
                           "arn:aws:iam::aws:policy/AdministratorAccess");
  });
  EXPECT_TRUE(caller.policies.identity.empty());
  EXPECT_EQ(again(caller)->policies.identity.size(), 1U);
}

}  // namespace rollcall::auth
