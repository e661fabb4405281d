#include <gtest/gtest.h>

#include "crypto/ssh_public_key.h"
#include "support/actions_world.h"
#include "support/ssh_keys.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;

constexpr const char* unknown_id = "APKAXXXXXXXXXXXXXXXXX";

// A new key, written both ways.
struct Written {
  explicit Written(unsigned bits = 2048) : pem(test::rsa_public_key_pem(bits)) {
    if (const auto key = crypto::parse_ssh_public_key(pem)) {
      openssh = crypto::to_openssh(*key);
      fingerprint = crypto::fingerprint_of(*key);
    }
  }

  std::string pem;
  std::string openssh;
  std::string fingerprint;
};

class SshPublicKeys : public ::testing::Test {
 protected:
  SshPublicKeys() {
    for (const char* name : {"Alice", "bob"})
      world.must(admin, "CreateUser", {{"UserName", name}});
  }

  static Parameters upload(const std::string& user, const std::string& body) {
    return {{"UserName", user}, {"SSHPublicKeyBody", body}};
  }

  std::string uploaded(const std::string& user, const std::string& body) {
    return world.must(admin, "UploadSSHPublicKey",
                      upload(user, body))["SSHPublicKey"]["SSHPublicKeyId"];
  }

  nlohmann::json got(const std::string& id, const std::string& encoding) {
    return world.must(
        admin, "GetSSHPublicKey",
        {{"UserName", "alice"}, {"SSHPublicKeyId", id}, {"Encoding", encoding}})["SSHPublicKey"];
  }

  nlohmann::json listed(const std::string& user) {
    return world.must(admin, "ListSSHPublicKeys", {{"UserName", user}})["SSHPublicKeys"];
  }

  std::string set(const std::string& user, const std::string& id, const std::string& status) {
    return world.refusal(admin, "UpdateSSHPublicKey",
                         {{"UserName", user}, {"SSHPublicKeyId", id}, {"Status", status}});
  }

  std::string deleted(const std::string& user, const std::string& id) {
    return world.refusal(admin, "DeleteSSHPublicKey", {{"UserName", user}, {"SSHPublicKeyId", id}});
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
};

TEST_F(SshPublicKeys, AreAnsweredAsUploadedAndGotAsAskedFor) {
  const Written key;
  const std::string body = key.openssh + " alice@example.com\n";
  auto expected = world.must(admin, "UploadSSHPublicKey", upload("alice", body))["SSHPublicKey"];
  const std::string id = expected["SSHPublicKeyId"];
  EXPECT_EQ(id.size(), 20);
  EXPECT_TRUE(id.starts_with("APKA"));
  EXPECT_EQ(expected, nlohmann::json({{"UserName", "Alice"},
                                      {"SSHPublicKeyId", id},
                                      {"Fingerprint", key.fingerprint},
                                      {"SSHPublicKeyBody", body},
                                      {"Status", "Active"},
                                      {"UploadDate", base::to_epoch(world.now)}}));
  expected["SSHPublicKeyBody"] = key.openssh;
  EXPECT_EQ(got(id, "SSH"), expected);
  expected["SSHPublicKeyBody"] = key.pem;
  EXPECT_EQ(got(id, "PEM"), expected);
}

TEST_F(SshPublicKeys, AreListedWithoutTheirBodies) {
  const std::string id = uploaded("alice", Written().pem);
  EXPECT_EQ(listed("ALICE"), nlohmann::json::array({{{"UserName", "Alice"},
                                                     {"SSHPublicKeyId", id},
                                                     {"Status", "Active"},
                                                     {"UploadDate", base::to_epoch(world.now)}}}));
  EXPECT_TRUE(listed("bob").empty());
}

TEST_F(SshPublicKeys, AreListedInPages) {
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i)
    ids.push_back(uploaded("alice", Written().pem));
  std::ranges::sort(ids);
  const auto first =
      world.must(admin, "ListSSHPublicKeys", {{"UserName", "alice"}, {"MaxItems", "2"}});
  EXPECT_TRUE(first["IsTruncated"]);
  EXPECT_EQ(first["SSHPublicKeys"][0]["SSHPublicKeyId"], ids[0]);
  const auto second =
      world.must(admin, "ListSSHPublicKeys", {{"UserName", "alice"}, {"Marker", first["Marker"]}});
  EXPECT_FALSE(second["IsTruncated"]);
  EXPECT_EQ(second["SSHPublicKeys"].size(), 1);
  EXPECT_EQ(second["SSHPublicKeys"][0]["SSHPublicKeyId"], ids[2]);
}

TEST_F(SshPublicKeys, ThatAreNoneAreRefused) {
  const std::string unrecognized =
      "400 UnrecognizedPublicKeyEncoding: Invalid public key uploaded.";
  const std::string invalid = "400 InvalidPublicKey: Invalid body for public key";
  const auto refusal = [&](const std::string& body) {
    return world.refusal(admin, "UploadSSHPublicKey", upload("alice", body));
  };
  EXPECT_EQ(refusal("no key"), unrecognized);
  EXPECT_EQ(refusal("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"), unrecognized);
  EXPECT_EQ(refusal("ssh-rsa AAAA"), invalid);
  EXPECT_EQ(refusal(Written(1024).pem), invalid);
  EXPECT_TRUE(listed("alice").empty());
}

TEST_F(SshPublicKeys, AreNoUsersTwiceHoweverTheyAreWritten) {
  const Written key;
  const std::string id = uploaded("alice", key.openssh + " a comment");
  for (const std::string& body : {key.pem, key.openssh})
    EXPECT_EQ(world.refusal(admin, "UploadSSHPublicKey", upload("alice", body)),
              "400 DuplicateSSHPublicKey: Duplicate SSH public key uploaded.");
  EXPECT_NE(uploaded("bob", key.pem), id);
}

TEST_F(SshPublicKeys, AreFiveForEachUserAtMost) {
  for (int i = 0; i < 5; ++i)
    uploaded("alice", Written().pem);
  EXPECT_EQ(world.refusal(admin, "UploadSSHPublicKey", upload("alice", Written().pem)),
            "409 LimitExceeded: Cannot exceed quota for SSHPublicKeysPerUser: 5");
}

TEST_F(SshPublicKeys, AreActiveOrInactiveButNeverExpired) {
  const std::string id = uploaded("alice", Written().pem);
  EXPECT_EQ(set("alice", id, "Inactive"), "Success");
  EXPECT_EQ(listed("alice")[0]["Status"], "Inactive");
  EXPECT_EQ(set("alice", id, "Expired"),
            "400 InvalidInput: Operation does not support status Expired");
  EXPECT_EQ(listed("alice")[0]["Status"], "Inactive");
}

TEST_F(SshPublicKeys, OfOneUserAreNotForAnother) {
  const std::string id = uploaded("alice", Written().pem);
  const std::string refusal = "404 NoSuchEntity: User has no Public Key with id " + id + ".";
  EXPECT_EQ(set("bob", id, "Inactive"), refusal);
  EXPECT_EQ(deleted("bob", id), refusal);
  EXPECT_EQ(world.refusal(admin, "GetSSHPublicKey",
                          {{"UserName", "bob"}, {"SSHPublicKeyId", id}, {"Encoding", "SSH"}}),
            refusal);
  EXPECT_EQ(listed("alice")[0]["Status"], "Active");
}

TEST_F(SshPublicKeys, ThatDoNotExistAreLookedForAfterTheUser) {
  const std::string unknown =
      "404 NoSuchEntity: The Public Key with id APKAXXXXXXXXXXXXXXXXX cannot be found.";
  const std::string nobody = "404 NoSuchEntity: The user with name nobody cannot be found.";
  EXPECT_EQ(set("alice", unknown_id, "Inactive"), unknown);
  EXPECT_EQ(deleted("alice", unknown_id), unknown);
  EXPECT_EQ(deleted("nobody", unknown_id), nobody);
  EXPECT_EQ(world.refusal(admin, "UploadSSHPublicKey", upload("nobody", "no key")), nobody);
}

TEST_F(SshPublicKeys, ThatWereDeletedMayComeBack) {
  const Written key;
  EXPECT_EQ(deleted("alice", uploaded("alice", key.pem)), "Success");
  EXPECT_TRUE(listed("alice").empty());
  uploaded("alice", key.pem);
}

TEST_F(SshPublicKeys, AreGotInTheTwoEncodingsThatThereAre) {
  const std::string id = uploaded("alice", Written().pem);
  EXPECT_EQ(world.refusal(admin, "GetSSHPublicKey",
                          {{"UserName", "alice"}, {"SSHPublicKeyId", id}, {"Encoding", "ssh"}}),
            "400 ValidationError: 1 validation error detected: Value at 'encoding' failed to "
            "satisfy constraint: Member must satisfy enum value set: [SSH, PEM]");
}

TEST_F(SshPublicKeys, AreTheCallersOwnWhereNobodyIsNamedButRootHasNone) {
  const std::string id = uploaded("admin", Written().pem);
  const auto own = world.must(admin, "ListSSHPublicKeys")["SSHPublicKeys"];
  ASSERT_EQ(own.size(), 1);
  EXPECT_EQ(own[0]["SSHPublicKeyId"], id);
  EXPECT_EQ(world.refusal(world.root(), "ListSSHPublicKeys"),
            "400 ValidationError: Must specify userName when calling with non-User credentials");
}

TEST_F(SshPublicKeys, AreForThoseWhoAreAllowedThem) {
  const auto nobody = world.a_user("nobody");
  for (const auto& [action, parameters] : std::vector<std::pair<std::string, Parameters>>{
           {"UploadSSHPublicKey", upload("alice", "no key")},
           {"ListSSHPublicKeys", {{"UserName", "alice"}}},
           {"DeleteSSHPublicKey", {{"UserName", "alice"}, {"SSHPublicKeyId", unknown_id}}}})
    EXPECT_EQ(world.call(nobody, action, parameters).code, "AccessDenied") << action;
}

TEST_F(SshPublicKeys, StandInTheWayOfDeletingTheirUser) {
  const std::string id = uploaded("alice", Written().pem);
  EXPECT_EQ(world.refusal(admin, "DeleteUser", {{"UserName", "alice"}}),
            "409 DeleteConflict: Cannot delete entity, must remove referenced objects first.");
  EXPECT_EQ(deleted("alice", id), "Success");
  EXPECT_EQ(world.refusal(admin, "DeleteUser", {{"UserName", "alice"}}), "Success");
}

}  // namespace
}  // namespace rollcall::actions
