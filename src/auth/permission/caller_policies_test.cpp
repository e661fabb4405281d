#include "auth/permission/caller_policies.h"

#include <gtest/gtest.h>

#include "auth/permission/authorize.h"
#include "auth/sessions/callers.h"
#include "support/temporary_store.h"

namespace rollcall::auth {
namespace {

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};
constexpr const char* deleted = "arn:aws:iam::123456789012:policy/deleted";

std::string document(const std::string& effect, const std::string& action) {
  return R"({"Version": "2012-10-17", "Statement": {"Effect": ")" + effect + R"(", "Action": ")" +
         action + R"(", "Resource": "*"}})";
}

// Alice, who is in the group staff, and the role deployer; none of them may do anything yet.
class PoliciesOfCallers : public ::testing::Test {
 protected:
  PoliciesOfCallers() {
    store.add_account({.id = account, .created = noon});
    store.change(account, [](store::Tables& tables) {
      tables.users.insert(
          {.account = account, .name = "alice", .id = "AIDAALICE", .created = noon});
      tables.groups.insert({.account = account, .name = "staff", .id = "AGPASTAFF"});
      tables.groups.add_member("staff", "alice");
      tables.roles.insert({.account = account,
                           .name = "deployer",
                           .id = "AROADEPLOYER",
                           .created = noon,
                           .assume_role_policy = "{}"});
    });
  }

  // Gives somebody one more thing to be allowed, or denied.
  void put(store::PolicyHolder holder, const std::string& effect, const std::string& action) {
    store.change(account, [&](store::Tables& tables) {
      tables.policies.put_inline(
          holder, {effect + "-" + std::to_string(++policies_), document(effect, action)});
    });
  }

  void bound(store::PolicyHolder holder, std::string_view policy_arn) {
    store.change(account,
                 [&](store::Tables& tables) { tables.policies.set_boundary(holder, policy_arn); });
  }

  // Which of the three actions of these tests a caller may do.
  static std::string may(const Caller& caller) {
    std::string allowed;
    for (const std::string action : {"iam:GetUser", "iam:ListUsers", "iam:DeleteUser"})
      if (policy::Budget budget;
          policy::is_allowed(decide({caller, {}, budget}, {action, resource("*")})))
        allowed += action.substr(4) + " ";
    return allowed;
  }

  std::string alice_may() {
    return may(store
                   ->read(account,
                          [&](const store::Tables& tables) {
                            return user_caller(*tables.users.find("alice"), "AKIA", tables, cache_);
                          })
                   .value());
  }

  std::string session_may(SessionToken token) {
    token.account = account;
    return may(*store
                    ->read(account,
                           [&](const store::Tables& tables) {
                             return session_caller(
                                 std::make_shared<const SessionToken>(std::move(token)), tables,
                                 cache_);
                           })
                    .value());
  }
  std::string deployer_may(const SessionPolicies& policies = {}) {
    return session_may({.kind = SessionKind::Role,
                        .principal_name = "deployer",
                        .principal_id = "AROADEPLOYER",
                        .name = "session",
                        .policies = policies});
  }
  std::string federated_may(const std::string& voucher, const SessionPolicies& policies) {
    return session_may({.kind = SessionKind::FederatedUser,
                        .principal_name = voucher,
                        .principal_id = voucher.empty() ? to_string(account) : "AIDAALICE",
                        .name = "session",
                        .policies = policies});
  }

  const store::PolicyHolder alice = store::user_holder("alice");
  const store::PolicyHolder staff = store::group_holder("staff");
  const store::PolicyHolder deployer = store::role_holder("deployer");
  test::TemporaryStore store;

 private:
  PolicyCache cache_{1'000'000};
  int policies_ = 0;
};

}  // namespace

TEST_F(PoliciesOfCallers, OfAUserAreTheUsersAndTheGroups) {
  EXPECT_EQ(alice_may(), "");
  put(alice, "Allow", "iam:GetUser");
  put(staff, "Allow", "iam:ListUsers");
  EXPECT_EQ(alice_may(), "GetUser ListUsers ");
  put(staff, "Deny", "iam:GetUser");
  EXPECT_EQ(alice_may(), "ListUsers ");
}

TEST_F(PoliciesOfCallers, EndAtTheBoundary) {
  for (const store::PolicyHolder holder : {alice, deployer}) {
    put(holder, "Allow", "iam:*");
    bound(holder, "arn:aws:iam::aws:policy/IAMReadOnlyAccess");
  }
  EXPECT_EQ(alice_may(), "GetUser ListUsers ");
  EXPECT_EQ(deployer_may(), "GetUser ListUsers ");
}

TEST_F(PoliciesOfCallers, ThatAreGoneDenyEverything) {
  put(alice, "Allow", "iam:*");
  put(deployer, "Allow", "iam:*");
  store.change(account, [&](store::Tables& tables) { tables.policies.attach(alice, deleted); });
  bound(deployer, deleted);
  EXPECT_EQ(alice_may(), "");
  EXPECT_EQ(deployer_may(), "");
}

TEST_F(PoliciesOfCallers, CountInTheirDefaultVersion) {
  store.change(account, [&](store::Tables& tables) {
    const iam::ManagedPolicy policy{.account = account,
                                    .name = "reading",
                                    .id = "ANPAREADING",
                                    .created = noon,
                                    .updated = noon,
                                    .default_version = 2,
                                    .newest_version = 3};
    tables.managed_policies.insert(policy);
    for (const auto& [number, action] :
         {std::pair{1, "iam:DeleteUser"}, {2, "iam:GetUser"}, {3, "iam:ListUsers"}})
      tables.managed_policies.insert_version(
          "reading", {.number = number, .document = document("Allow", action), .created = noon});
    tables.policies.attach(alice, "arn:aws:iam::123456789012:policy/reading");
  });
  EXPECT_EQ(alice_may(), "GetUser ");
}

TEST_F(PoliciesOfCallers, OfASessionOnlyTakeAwayFromThoseOfItsRole) {
  put(deployer, "Allow", "iam:GetUser");
  put(deployer, "Allow", "iam:DeleteUser");
  EXPECT_EQ(deployer_may(), "GetUser DeleteUser ");
  EXPECT_EQ(deployer_may({document("Allow", "iam:*Users"), {}}), "");
  EXPECT_EQ(deployer_may({document("Allow", "iam:*User"), {}}), "GetUser DeleteUser ");
  EXPECT_EQ(deployer_may({{}, {"arn:aws:iam::aws:policy/IAMReadOnlyAccess"}}), "GetUser ");
  EXPECT_EQ(deployer_may({document("Allow", "iam:DeleteUser"),
                          {"arn:aws:iam::aws:policy/IAMReadOnlyAccess"}}),
            "GetUser DeleteUser ");
  EXPECT_EQ(deployer_may({document("Allow", "iam:*"), {deleted}}), "");
}

TEST_F(PoliciesOfCallers, OfAFederatedUserAreWhatTheSessionLeavesOfTheVouchersAndNothingWithoutIt) {
  put(alice, "Allow", "iam:*User");
  EXPECT_EQ(federated_may("alice", {}), "");
  EXPECT_EQ(federated_may("alice", {document("Allow", "iam:*"), {}}), "GetUser DeleteUser ");
  EXPECT_EQ(federated_may("alice", {document("Allow", "iam:Get*"), {}}), "GetUser ");
  EXPECT_EQ(federated_may("", {}), "") << "nor does root hand on what nobody named";
  EXPECT_EQ(federated_may("", {document("Allow", "iam:ListUsers"), {}}), "ListUsers ");
}

}  // namespace rollcall::auth
