#include <gtest/gtest.h>

#include "crypto/password_hash.h"
#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;

constexpr const char* codecommit = "codecommit.amazonaws.com";
constexpr const char* bedrock = "bedrock.amazonaws.com";
constexpr const char* unknown_id = "ACCAXXXXXXXXXXXXXXXXX";

class ServiceSpecificCredentials : public ::testing::Test {
 protected:
  ServiceSpecificCredentials() {
    for (const char* name : {"Alice", "bob"})
      world.must(admin, "CreateUser", {{"UserName", name}});
  }

  nlohmann::json created(const std::string& user, const std::string& service,
                         Parameters more = {}) {
    more.insert(more.end(), {{"UserName", user}, {"ServiceName", service}});
    return world.must(admin, "CreateServiceSpecificCredential", more)["ServiceSpecificCredential"];
  }

  static std::string id_of(const nlohmann::json& credential) {
    return credential["ServiceSpecificCredentialId"];
  }

  std::string refused(const std::string& user, const std::string& service) {
    return world.refusal(admin, "CreateServiceSpecificCredential",
                         {{"UserName", user}, {"ServiceName", service}});
  }

  // What an action answers to a credential's owner and id.
  std::string on(const std::string& action, const std::string& user, const std::string& id,
                 Parameters more = {}) {
    more.insert(more.end(), {{"UserName", user}, {"ServiceSpecificCredentialId", id}});
    return world.refusal(admin, action + "ServiceSpecificCredential", more);
  }

  nlohmann::json listed(Parameters parameters) {
    return world.must(admin, "ListServiceSpecificCredentials",
                      parameters)["ServiceSpecificCredentials"];
  }

  bool opens(const std::string& id, const std::string& password) {
    const std::string hash =
        world.store()
            ->read(ActionsWorld::account,
                   [&](const store::Tables& tables) {
                     return tables.service_specific_credentials.password_hash(id);
                   })
            .value();
    return crypto::match_password(hash, base::Secret(password)) == crypto::PasswordMatch::Yes;
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
};

TEST_F(ServiceSpecificCredentials, AreAUserNameAndAPasswordThatIsKeptAsAHash) {
  const auto credential = created("alice", "CodeCommit.amazonaws.com");
  const std::string password = credential["ServicePassword"];
  EXPECT_EQ(credential, nlohmann::json({{"CreateDate", base::to_epoch(world.now)},
                                        {"ServiceName", codecommit},
                                        {"ServiceUserName", "Alice-at-123456789012"},
                                        {"ServicePassword", password},
                                        {"ServiceSpecificCredentialId", id_of(credential)},
                                        {"UserName", "Alice"},
                                        {"Status", "Active"}}));
  EXPECT_EQ(id_of(credential).size(), 21);
  EXPECT_TRUE(id_of(credential).starts_with("ACCA"));
  EXPECT_EQ(password.size(), 60);
  EXPECT_TRUE(password.ends_with("="));
  EXPECT_TRUE(opens(id_of(credential), password));
  EXPECT_FALSE(opens(id_of(credential), password + "x"));
}

TEST_F(ServiceSpecificCredentials, AreApiKeysForServicesThatTakeThem) {
  const auto credential = created("alice", bedrock, {{"CredentialAgeDays", "1"}});
  EXPECT_EQ(credential["ServiceCredentialAlias"], "Alice-at-123456789012");
  EXPECT_FALSE(credential.contains("ServiceUserName"));
  EXPECT_FALSE(credential.contains("ServicePassword"));
  EXPECT_EQ(credential["ExpirationDate"], base::to_epoch(world.now) + 86400);
  const std::string key = credential["ServiceCredentialSecret"];
  ASSERT_TRUE(key.starts_with("ABSK"));
  const std::string inside = base::from_base64(key.substr(4)).value_or("");
  ASSERT_TRUE(inside.starts_with("Alice-at-123456789012:"));
  EXPECT_TRUE(opens(id_of(credential), inside.substr(22)));
}

TEST_F(ServiceSpecificCredentials, AreTwoForEachServiceAndUserAtMost) {
  created("alice", codecommit);
  EXPECT_EQ(created("alice", codecommit)["ServiceUserName"], "Alice+1-at-123456789012");
  EXPECT_EQ(refused("alice", codecommit),
            "409 LimitExceeded: Cannot exceed quota for "
            "ContextSpecificCredentialsPerUserPerContext: 2");
  EXPECT_EQ(created("alice", "cassandra.amazonaws.com")["ServiceUserName"],
            "Alice-at-123456789012");
  created("bob", codecommit);
}

TEST_F(ServiceSpecificCredentials, KeepTheirUserNameWhenTheUserIsRenamedAndNobodyElseGetsIt) {
  created("alice", codecommit);
  world.must(admin, "UpdateUser", {{"UserName", "alice"}, {"NewUserName", "carol"}});
  world.must(admin, "CreateUser", {{"UserName", "Alice"}});
  const auto kept = listed({{"UserName", "carol"}});
  ASSERT_EQ(kept.size(), 1);
  EXPECT_EQ(kept[0]["UserName"], "carol");
  EXPECT_EQ(kept[0]["ServiceUserName"], "Alice-at-123456789012");
  EXPECT_EQ(created("alice", codecommit)["ServiceUserName"], "Alice+1-at-123456789012");
}

TEST_F(ServiceSpecificCredentials, AreForServicesThatHaveThem) {
  EXPECT_EQ(refused("alice", "sqs.amazonaws.com"),
            "404 NoSuchEntity: No such service sqs.amazonaws.com is supported for Service "
            "Specific Credentials");
  EXPECT_EQ(refused("alice", "a b"), "400 ValidationError: ServiceName must match [a-zA-Z0-9.-]*");
  EXPECT_EQ(refused("nobody", codecommit),
            "404 NoSuchEntity: The user with name nobody cannot be found.");
}

TEST_F(ServiceSpecificCredentials, ThatAreResetHaveAnotherPasswordAndNothingElse) {
  auto before = created("alice", codecommit, {{"CredentialAgeDays", "30"}});
  const std::string id = id_of(before);
  EXPECT_EQ(on("Update", "alice", id, {{"Status", "Inactive"}}), "Success");
  world.now += std::chrono::hours{1};
  auto after = world.must(
      admin, "ResetServiceSpecificCredential",
      {{"UserName", "alice"}, {"ServiceSpecificCredentialId", id}})["ServiceSpecificCredential"];
  EXPECT_FALSE(opens(id, before["ServicePassword"]));
  EXPECT_TRUE(opens(id, after["ServicePassword"]));
  before.erase("ServicePassword");
  after.erase("ServicePassword");
  before["Status"] = "Inactive";
  EXPECT_EQ(after, before);
}

TEST_F(ServiceSpecificCredentials, AreListedWithoutTheirPasswords) {
  auto first = created("alice", codecommit);
  auto second = created("alice", bedrock);
  first.erase("ServicePassword");
  second.erase("ServiceCredentialSecret");
  EXPECT_EQ(listed({{"UserName", "alice"}, {"ServiceName", "CODECOMMIT.amazonaws.com"}}),
            nlohmann::json::array({first}));
  EXPECT_EQ(listed({{"UserName", "alice"}, {"ServiceName", bedrock}}),
            nlohmann::json::array({second}));
  EXPECT_EQ(listed({{"UserName", "alice"}, {"ServiceName", ""}}).size(), 2);
  EXPECT_TRUE(listed({{"UserName", "bob"}}).empty());
  EXPECT_EQ(world.refusal(admin, "ListServiceSpecificCredentials",
                          {{"UserName", "alice"}, {"ServiceName", "sqs.amazonaws.com"}}),
            "404 NoSuchEntity: No such service sqs.amazonaws.com is supported for Service "
            "Specific Credentials");
}

TEST_F(ServiceSpecificCredentials, OfAllUsersAreListedInPages) {
  for (const char* user : {"alice", "bob"})
    for (const char* service : {codecommit, bedrock})
      created(user, service);
  EXPECT_EQ(listed({{"AllUsers", "true"}, {"ServiceName", bedrock}}).size(), 2);
  const auto first =
      world.must(admin, "ListServiceSpecificCredentials", {{"AllUsers", "1"}, {"MaxItems", "3"}});
  EXPECT_EQ(first["ServiceSpecificCredentials"].size(), 3);
  EXPECT_TRUE(first["IsTruncated"]);
  EXPECT_EQ(listed({{"AllUsers", "true"}, {"Marker", first["Marker"]}}).size(), 1);
  EXPECT_EQ(world.refusal(admin, "ListServiceSpecificCredentials",
                          {{"AllUsers", "true"}, {"UserName", "alice"}}),
            "400 ValidationError: Cannot specify both UserName and AllUsers.");
}

TEST_F(ServiceSpecificCredentials, OfAllUsersAreForThoseWhoMaySeeEveryUsers) {
  const auto may_list = [&](const std::string& name, const std::string& resource) {
    const auto caller = world.a_user(name);
    world.put_policy(name, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)"
                           R"("Action":"iam:ListServiceSpecificCredentials","Resource":")" +
                               resource + R"("}]})");
    return caller;
  };
  const auto own = may_list("own", "arn:aws:iam::123456789012:user/own");
  const auto all = may_list("all", "arn:aws:iam::123456789012:user/*");
  EXPECT_EQ(world.call(own, "ListServiceSpecificCredentials").code, "Success");
  EXPECT_EQ(world.call(own, "ListServiceSpecificCredentials", {{"AllUsers", "true"}}).code,
            "AccessDenied");
  EXPECT_EQ(world.call(all, "ListServiceSpecificCredentials", {{"AllUsers", "true"}}).code,
            "Success");
}

TEST_F(ServiceSpecificCredentials, MayBeAllowedForOneServiceAndForNoLongerThanSoManyDays) {
  const auto caller = world.a_user("limited");
  world.put_policy("limited", R"({"Version":"2012-10-17","Statement":{"Effect":"Allow",)"
                              R"("Action":"iam:CreateServiceSpecificCredential","Resource":"*",)"
                              R"("Condition":{"StringEquals":)"
                              R"({"iam:ServiceSpecificCredentialServiceName":)"
                              R"("codecommit.amazonaws.com"},"NumericLessThanEquals":)"
                              R"({"iam:ServiceSpecificCredentialAgeDays":"2"}}}})");
  const auto code = [&](const std::string& service, const Parameters& age) {
    Parameters parameters = {{"UserName", "limited"}, {"ServiceName", service}};
    parameters.insert(parameters.end(), age.begin(), age.end());
    return world.call(caller, "CreateServiceSpecificCredential", parameters).code;
  };
  EXPECT_EQ(code("CodeCommit.amazonaws.com", {{"CredentialAgeDays", "2"}}), "Success");
  EXPECT_EQ(code(codecommit, {{"CredentialAgeDays", "3"}}), "AccessDenied");
  EXPECT_EQ(code(codecommit, {}), "AccessDenied");
  EXPECT_EQ(code(bedrock, {{"CredentialAgeDays", "1"}}), "AccessDenied");
}

TEST_F(ServiceSpecificCredentials, ExpireByThemselvesAndInNoOtherWay) {
  const std::string id = id_of(created("alice", bedrock, {{"CredentialAgeDays", "1"}}));
  EXPECT_EQ(on("Update", "alice", id, {{"Status", "Expired"}}),
            "400 InvalidInput: Operation does not support status Expired");
  world.now += std::chrono::days{1} - base::Seconds{1};
  EXPECT_EQ(listed({{"UserName", "alice"}})[0]["Status"], "Active");
  world.now += base::Seconds{1};
  EXPECT_EQ(listed({{"UserName", "alice"}})[0]["Status"], "Expired");
}

TEST_F(ServiceSpecificCredentials, OfOneUserAreNotForAnother) {
  const std::string id = id_of(created("alice", codecommit));
  const std::string refusal =
      "400 ValidationError: User bob does not have a service specific credential with id " + id;
  EXPECT_EQ(on("Update", "bob", id, {{"Status", "Inactive"}}), refusal);
  EXPECT_EQ(on("Reset", "bob", id), refusal);
  EXPECT_EQ(on("Delete", "bob", id), refusal);
  EXPECT_EQ(listed({{"UserName", "alice"}})[0]["Status"], "Active");
}

TEST_F(ServiceSpecificCredentials, ThatWereDeletedAreGone) {
  const std::string id = id_of(created("alice", codecommit));
  EXPECT_EQ(on("Delete", "alice", id), "Success");
  EXPECT_TRUE(listed({{"UserName", "alice"}}).empty());
  EXPECT_EQ(on("Delete", "alice", id), "404 NoSuchEntity: No such credential " + id + " exists");
  EXPECT_EQ(on("Reset", "nobody", unknown_id),
            "404 NoSuchEntity: The user with name nobody cannot be found.");
}

TEST_F(ServiceSpecificCredentials, AreTheCallersOwnWhereNobodyIsNamed) {
  const std::string id = id_of(created("admin", codecommit));
  EXPECT_EQ(world.refusal(admin, "UpdateServiceSpecificCredential",
                          {{"ServiceSpecificCredentialId", id}, {"Status", "Inactive"}}),
            "Success");
  const auto own = listed({});
  ASSERT_EQ(own.size(), 1);
  EXPECT_EQ(own[0]["Status"], "Inactive");
  EXPECT_EQ(world.refusal(world.root(), "ListServiceSpecificCredentials"),
            "400 ValidationError: Must specify userName when calling with non-User credentials");
}

TEST_F(ServiceSpecificCredentials, StandInTheWayOfDeletingTheirUser) {
  const std::string id = id_of(created("alice", codecommit));
  EXPECT_EQ(world.refusal(admin, "DeleteUser", {{"UserName", "alice"}}),
            "409 DeleteConflict: Cannot delete entity, must remove referenced objects first.");
  EXPECT_EQ(on("Delete", "alice", id), "Success");
  EXPECT_EQ(world.refusal(admin, "DeleteUser", {{"UserName", "alice"}}), "Success");
}

}  // namespace
}  // namespace rollcall::actions
