#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "iam/arn.h"
#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::Parameters;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr const char* no_bob = "404 NoSuchEntity: The user with name bob cannot be found.";

// Alice, and an administrator to ask for everything.
class Users : public ::testing::Test {
 protected:
  Users() { world.must(admin, "CreateUser", {{"UserName", "Alice"}, {"Path", "/staff/"}}); }

  nlohmann::json user(const std::string& name) {
    return world.must(admin, "GetUser", {{"UserName", name}})["User"];
  }

  std::vector<std::string> names(const nlohmann::json& answer) {
    std::vector<std::string> found;
    for (const auto& each : answer["Users"])
      found.push_back(each["UserName"]);
    return found;
  }

  // "Team=one", in the order in which they are listed.
  std::vector<std::string> tags_of(const std::string& name) {
    std::vector<std::string> found;
    const auto answer = world.must(admin, "ListUserTags", {{"UserName", name}});
    for (const auto& tag : answer["Tags"])
      found.push_back(tag["Key"].get<std::string>() + "=" + tag["Value"].get<std::string>());
    return found;
  }

  std::string tag(const Parameters& tags) {
    Parameters parameters{{"UserName", "Alice"}};
    for (std::size_t i = 0; i < tags.size(); ++i) {
      const std::string place = "Tags.member." + std::to_string(i + 1);
      parameters.emplace_back(place + ".Key", tags[i].first);
      parameters.emplace_back(place + ".Value", tags[i].second);
    }
    return world.refusal(admin, "TagUser", parameters);
  }

  std::string deletion() { return world.refusal(admin, "DeleteUser", {{"UserName", "Alice"}}); }

  template <typename Change>
  void change(Change&& body) {
    world.store().change(ActionsWorld::account, std::forward<Change>(body));
  }

  ActionsWorld world;
  ActionsWorld::Caller admin = world.an_administrator("admin");
};

}  // namespace

TEST_F(Users, AreMadeWithIdArnAndDate) {
  const auto made = world.must(admin, "CreateUser", {{"UserName", "b,o=b"}})["User"];
  EXPECT_EQ(made["Path"], "/");
  EXPECT_EQ(made["UserName"], "b,o=b");
  EXPECT_EQ(made["Arn"], "arn:aws:iam::123456789012:user/b,o=b");
  EXPECT_THAT(made["UserId"].get<std::string>(), ::testing::MatchesRegex("AIDA[A-Z2-7]{17}"));
  EXPECT_EQ(made["CreateDate"], base::to_epoch(world.now));
  EXPECT_FALSE(made.contains("Tags"));
  EXPECT_FALSE(made.contains("PasswordLastUsed"));
}

TEST_F(Users, AreFoundWhateverTheCaseAndShownAsTheyWereSpelled) {
  EXPECT_EQ(user("ALICE")["Arn"], "arn:aws:iam::123456789012:user/staff/Alice");
  EXPECT_EQ(world.refusal(admin, "CreateUser", {{"UserName", "aLICE"}}),
            "409 EntityAlreadyExists: User with name aLICE already exists.");
}

TEST_F(Users, WithoutANameAreTheCallers) {
  EXPECT_EQ(world.must(admin, "GetUser")["User"]["UserName"], "admin");
  const auto root = world.must(world.root(), "GetUser")["User"];
  EXPECT_EQ(root["UserId"], "123456789012");
  EXPECT_EQ(root["Arn"], "arn:aws:iam::123456789012:root");
  EXPECT_FALSE(root.contains("UserName"));
  EXPECT_FALSE(root.contains("Path"));
}

TEST_F(Users, AreListedByNameWithoutRootAndWithoutTags) {
  tag({{"team", "one"}});
  world.must(admin, "CreateUser", {{"UserName", "Zoe"}});
  const auto listed = world.must(admin, "ListUsers");
  EXPECT_THAT(names(listed), ElementsAre("admin", "Alice", "Zoe"));
  EXPECT_FALSE(listed["IsTruncated"].get<bool>());
  EXPECT_FALSE(listed.contains("Marker"));
  EXPECT_FALSE(listed["Users"][1].contains("Tags"));
  EXPECT_THAT(names(world.must(admin, "ListUsers", {{"PathPrefix", "/sta"}})),
              ElementsAre("Alice"));
}

TEST_F(Users, AreListedInPagesOfAnySize) {
  const auto first = world.must(admin, "ListUsers", {{"MaxItems", "+01"}});
  EXPECT_THAT(names(first), ElementsAre("admin"));
  EXPECT_TRUE(first["IsTruncated"].get<bool>());
  const Parameters rest{{"Marker", first["Marker"]}, {"MaxItems", "1000"}};
  EXPECT_THAT(names(world.must(admin, "ListUsers", rest)), ElementsAre("Alice"));
}

TEST_F(Users, TakeNoMarkerOfAnotherListing) {
  tag({{"a", "1"}, {"b", "2"}});
  const auto tags = world.must(admin, "ListUserTags", {{"UserName", "Alice"}, {"MaxItems", "1"}});
  for (const std::string& marker :
       {tags["Marker"].get<std::string>(), std::string("AAAA"), std::string("no base64")})
    EXPECT_EQ(world.refusal(admin, "ListUsers", {{"Marker", marker}}),
              "400 ValidationError: Invalid Marker.");
}

TEST_F(Users, CannotBeMoreThanTheQuota) {
  ActionsWorld small(iam::Quotas{.users = 1});
  small.must(small.root(), "CreateUser", {{"UserName", "first"}});
  EXPECT_EQ(small.refusal(small.root(), "CreateUser", {{"UserName", "second"}}),
            "409 LimitExceeded: Cannot exceed quota for UsersPerAccount: 1");
}

TEST_F(Users, BeginWithNoMoreTagsThanTheQuota) {
  ActionsWorld small(iam::Quotas{.tags_per_entity = 0});
  EXPECT_EQ(
      small.refusal(
          small.root(), "CreateUser",
          {{"UserName", "first"}, {"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "one"}}),
      "409 LimitExceeded: The number of tags has reached the maximum limit: 0");
}

TEST_F(Users, KeepTheirIdAndWhatTheyHaveUnderANewName) {
  const auto before = user("Alice");
  tag({{"team", "one"}});
  const auto key = world.must(admin, "CreateAccessKey", {{"UserName", "Alice"}})["AccessKey"];
  world.must(admin, "UpdateUser",
             {{"UserName", "alice"}, {"NewUserName", "Bob"}, {"NewPath", "/left/"}});
  const auto after = user("bob");
  EXPECT_EQ(after["UserId"], before["UserId"]);
  EXPECT_EQ(after["CreateDate"], before["CreateDate"]);
  EXPECT_EQ(after["Arn"], "arn:aws:iam::123456789012:user/left/Bob");
  EXPECT_THAT(tags_of("Bob"), ElementsAre("team=one"));
  EXPECT_EQ(world.refusal(admin, "GetUser", {{"UserName", "Alice"}}),
            "404 NoSuchEntity: The user with name Alice cannot be found.");
  const ActionsWorld::Caller bob{
      key["AccessKeyId"], base::Secret(key["SecretAccessKey"].get<std::string>()), {}};
  EXPECT_EQ(world.must(bob, "GetCallerIdentity")["Arn"], after["Arn"]);
}

TEST_F(Users, TakeNeitherAnothersNameNorTheirOwnInOtherLetters) {
  for (const char* path : {"/staff/", "/elsewhere/"})
    EXPECT_EQ(world.refusal(admin, "UpdateUser",
                            {{"UserName", "alice"}, {"NewUserName", "ALICE"}, {"NewPath", path}}),
              "409 EntityAlreadyExists: User with name ALICE already exists.");
  EXPECT_EQ(user("alice")["Arn"], "arn:aws:iam::123456789012:user/staff/Alice");
  EXPECT_EQ(world.refusal(admin, "UpdateUser", {{"UserName", "alice"}, {"NewUserName", "Admin"}}),
            "409 EntityAlreadyExists: User with name Admin already exists.");
  EXPECT_EQ(world.refusal(admin, "UpdateUser", {{"UserName", "bob"}, {"NewUserName", "x"}}),
            no_bob);
  world.must(admin, "UpdateUser", {{"UserName", "alice"}});
  EXPECT_EQ(user("alice")["Path"], "/staff/");
}

TEST_F(Users, KeepTheVeryNameThatTheyAreGivenAgain) {
  for (const char* looked_for : {"Alice", "aLICE"})
    world.must(admin, "UpdateUser", {{"UserName", looked_for}, {"NewUserName", "Alice"}});
  world.must(admin, "UpdateUser",
             {{"UserName", "Alice"}, {"NewUserName", "Alice"}, {"NewPath", "/new/"}});
  EXPECT_EQ(user("alice")["Arn"], "arn:aws:iam::123456789012:user/new/Alice");
}

TEST_F(Users, AreMadeWithTagsOnlyByWhoMayTagThem) {
  const auto maker = world.a_user("maker");
  world.put_policy("maker", R"({"Version":"2012-10-17","Statement":{"Effect":"Allow",)"
                            R"("Action":"iam:CreateUser","Resource":"*"}})");
  const Parameters tagged = {
      {"UserName", "dave"}, {"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "a"}};
  EXPECT_EQ(world.refusal(maker, "CreateUser", tagged),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/maker is not authorized to "
            "perform: iam:TagUser on resource: arn:aws:iam::123456789012:user/dave because no "
            "identity-based policy allows the iam:TagUser action");
  EXPECT_EQ(world.refusal(maker, "CreateUser", {{"UserName", "dave"}}), "Success");
}

TEST_F(Users, AreMovedOnlyByWhoMayTouchThemBeforeAndAfter) {
  const auto carol = world.a_user("carol");
  world.put_policy("carol", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
    "Action": "iam:UpdateUser", "Resource": "arn:aws:iam::123456789012:user/staff/*"}})");
  const auto move_to = [&](const std::string& path) {
    return world.refusal(carol, "UpdateUser", {{"UserName", "alice"}, {"NewPath", path}});
  };
  EXPECT_EQ(move_to("/board/"),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/carol is not authorized to "
            "perform: iam:UpdateUser on resource: "
            "arn:aws:iam::123456789012:user/board/Alice because no identity-based policy allows "
            "the iam:UpdateUser action");
  EXPECT_EQ(move_to("/staff/new/"), "Success");
  EXPECT_EQ(user("alice")["Path"], "/staff/new/");
}

TEST_F(Users, AreToldApartFromThoseThatAreNotThereOnlyByWhoMayAsk) {
  const auto carol = world.a_user("carol");
  for (const char* name : {"alice", "bob"})
    EXPECT_THAT(world.refusal(carol, "DeleteUser", {{"UserName", name}}),
                ::testing::StartsWith("403 AccessDenied: User: "
                                      "arn:aws:iam::123456789012:user/carol is not authorized"));
}

TEST_F(Users, ArePutAwayOnlyWhenNothingIsLeftOfThem) {
  const std::string serial = "arn:aws:iam::123456789012:mfa/alice";
  change([&](store::Tables& tables) {
    tables.policies.attach(store::user_holder("alice"), iam::administrator_access_arn);
    tables.policies.put_inline(store::user_holder("alice"), {"in", "{}"});
    tables.mfa_devices.insert({.serial_number = serial, .created = world.now},
                              base::Secret("seed"));
    tables.mfa_devices.save({.serial_number = serial,
                             .created = world.now,
                             .assignment = iam::MfaAssignment{"Alice", world.now}});
    tables.signing_certificates.insert({.id = "CERTIFICATE0123456789012",
                                        .user_name = "Alice",
                                        .body = "body",
                                        .uploaded = world.now});
    tables.passwords.save("alice", {.created = world.now, .last_changed = world.now}, "hash", 1);
    tables.ssh_public_keys.insert(
        {.id = "APKA0123456789ABCDEF", .user_name = "Alice", .uploaded = world.now});
    tables.service_specific_credentials.insert(
        {.id = "ACCA0123456789ABCDEFG", .user_name = "Alice", .created = world.now}, "hash");
    tables.policies.set_boundary(store::user_holder("alice"), iam::administrator_access_arn);
  });
  world.must(admin, "CreateGroup", {{"GroupName", "staff"}});
  world.must(admin, "AddUserToGroup", {{"GroupName", "staff"}, {"UserName", "alice"}});
  const auto key = world.must(admin, "CreateAccessKey", {{"UserName", "Alice"}})["AccessKey"];
  tag({{"team", "one"}});

  const std::string must = "409 DeleteConflict: Cannot delete entity, must ";
  EXPECT_EQ(deletion(), must + "detach all policies first.");
  change([&](store::Tables& tables) {
    tables.policies.detach(store::user_holder("alice"), iam::administrator_access_arn);
  });
  EXPECT_EQ(deletion(), must + "delete policies first.");
  change([&](store::Tables& tables) {
    tables.policies.erase_inline(store::user_holder("alice"), "in");
  });
  EXPECT_EQ(deletion(), must + "remove tokens from principal first.");
  change([&](store::Tables& tables) {
    tables.mfa_devices.save({.serial_number = serial, .created = world.now});
  });
  EXPECT_EQ(deletion(), must + "delete certificates first.");
  change([&](store::Tables& tables) {
    tables.signing_certificates.erase(tables.signing_certificates.of("alice").front());
  });
  EXPECT_EQ(deletion(), must + "delete login profile first.");
  change([&](store::Tables& tables) { tables.passwords.erase("alice"); });
  EXPECT_EQ(deletion(), must + "delete access keys first.");
  world.must(admin, "DeleteAccessKey",
             {{"UserName", "alice"}, {"AccessKeyId", key["AccessKeyId"]}});
  EXPECT_EQ(deletion(), must + "remove users from group first.");
  world.must(admin, "RemoveUserFromGroup", {{"GroupName", "staff"}, {"UserName", "alice"}});
  EXPECT_EQ(deletion(), must + "remove referenced objects first.");
  change([](store::Tables& tables) { tables.ssh_public_keys.erase("APKA0123456789ABCDEF"); });
  EXPECT_EQ(deletion(), must + "remove referenced objects first.");
  change([](store::Tables& tables) {
    tables.service_specific_credentials.erase("ACCA0123456789ABCDEFG");
  });
  EXPECT_EQ(deletion(), "Success");
  EXPECT_EQ(deletion(), "404 NoSuchEntity: The user with name Alice cannot be found.");
}

TEST_F(Users, TakeTheNewSpellingAndValueOfATag) {
  EXPECT_EQ(tag({{"Team", "one"}, {"cost", ""}}), "Success");
  EXPECT_EQ(tag({{"team", "two"}}), "Success");
  EXPECT_THAT(tags_of("alice"), ElementsAre("team=two", "cost="));
  EXPECT_EQ(user("alice")["Tags"].size(), 2U);
}

TEST_F(Users, RefuseTagsInTheOrderOfAws) {
  EXPECT_EQ(world.refusal(admin, "TagUser", {{"UserName", "alice"}, {"Tags", ""}}),
            "400 InvalidInput: Error occurred while validating input. ");
  EXPECT_EQ(tag({{"AWS:x", "1"}, {"aws:X", "2"}}),
            "400 InvalidInput: Tag keys beginning with aws: are reserved for system use.");
  EXPECT_EQ(tag({{"team", "1"}, {"TEAM", "2"}}),
            "400 InvalidInput: Duplicate tag keys found. Please note that Tag keys are case "
            "insensitive.");
  EXPECT_EQ(world.refusal(
                admin, "TagUser",
                {{"UserName", "bob"}, {"Tags.member.1.Key", "k"}, {"Tags.member.1.Value", "v"}}),
            no_bob);
  EXPECT_EQ(world.refusal(admin, "TagUser", {{"UserName", "alice"}}),
            "400 ValidationError: 1 validation error detected: Value at 'tags' failed to satisfy "
            "constraint: Member must not be null");
  EXPECT_THAT(tags_of("alice"), IsEmpty());
}

TEST_F(Users, HoldFiftyTagsAndNoMore) {
  Parameters fifty;
  for (int i = 0; i < 50; ++i)
    fifty.emplace_back("key" + std::to_string(i), "v");
  EXPECT_EQ(tag(fifty), "Success");
  EXPECT_EQ(tag({{"KEY0", "w"}}), "Success");
  EXPECT_EQ(tag({{"one-more", "v"}}),
            "409 LimitExceeded: The number of tags has reached the maximum limit: 50");
  EXPECT_EQ(tags_of("alice").size(), 50U);
}

TEST_F(Users, LoseTagsByKeyWhateverItsCaseAndMissNone) {
  tag({{"Team", "one"}, {"cost", "two"}});
  const auto untag = [&](const Parameters& keys) {
    Parameters parameters{{"UserName", "alice"}};
    parameters.insert(parameters.end(), keys.begin(), keys.end());
    return world.refusal(admin, "UntagUser", parameters);
  };
  EXPECT_EQ(untag({{"TagKeys.member.1", "TEAM"},
                   {"TagKeys.member.2", "aws:none"},
                   {"TagKeys.member.3", "team"}}),
            "Success");
  EXPECT_EQ(untag({{"TagKeys", ""}}), "Success");
  EXPECT_THAT(tags_of("alice"), ElementsAre("cost=two"));
}

TEST_F(Users, ListTheirTagsInPagesHoweverLongTheKeys) {
  const std::string wide = [] {
    std::string text;
    for (int i = 0; i < 127; ++i)
      text += "\xE9\x83\xA8";  // three bytes each: far more than a marker could hold
    return text;
  }();
  EXPECT_EQ(tag({{wide + "1", "a"}, {wide + "2", "b"}, {wide + "3", "c"}}), "Success");
  std::vector<std::string> values;
  Parameters parameters{{"UserName", "alice"}, {"MaxItems", "1"}};
  for (bool is_truncated = true; is_truncated;) {
    const auto page = world.must(admin, "ListUserTags", parameters);
    ASSERT_EQ(page["Tags"].size(), 1U);
    values.push_back(page["Tags"][0]["Value"]);
    is_truncated = page["IsTruncated"];
    parameters.resize(2);
    if (is_truncated)
      parameters.emplace_back("Marker", page["Marker"]);
  }
  EXPECT_THAT(values, ElementsAre("a", "b", "c"));
}

TEST_F(Users, AreRenamedByWhoMayTouchThemForTheirTags) {
  tag({{"team", "one"}});
  const auto carol = world.a_user("carol");
  world.put_policy("carol", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
    "Action": "iam:UpdateUser", "Resource": "*",
    "Condition": {"StringEquals": {"aws:ResourceTag/team": "one"}}}})");
  EXPECT_EQ(world.refusal(carol, "UpdateUser", {{"UserName", "alice"}, {"NewUserName", "Bob"}}),
            "Success");
  EXPECT_THAT(world.refusal(carol, "UpdateUser", {{"UserName", "carol"}, {"NewUserName", "Eve"}}),
              ::testing::StartsWith("403 AccessDenied"));
}

}  // namespace rollcall::actions
