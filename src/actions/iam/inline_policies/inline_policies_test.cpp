#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/actions_world.h"
#include "support/policy_holders.h"

namespace rollcall::actions {
namespace {

using test::ActionsWorld;
using test::document;
using test::HolderKind;
using test::Parameters;

// A user, a group or a role called Mixed, and root to change it.
class InlinePolicies : public ::testing::TestWithParam<HolderKind> {
 protected:
  InlinePolicies() { kind.make(world, "Mixed"); }

  std::string put(const std::string& name, const std::string& text) {
    return world.refusal(
        world.root(), kind.action("Put", "Policy"),
        {{kind.name_parameter(), "mixed"}, {"PolicyName", name}, {"PolicyDocument", text}});
  }

  Parameters named(const std::string& name) {
    return {{kind.name_parameter(), "MIXED"}, {"PolicyName", name}};
  }

  nlohmann::json get(const std::string& name) {
    return world.must(world.root(), kind.action("Get", "Policy"), named(name));
  }

  std::string deletion(const std::string& name) {
    return world.refusal(world.root(), kind.action("Delete", "Policy"), named(name));
  }

  nlohmann::json list(const Parameters& page = {}) {
    Parameters parameters{{kind.name_parameter(), "mixed"}};
    parameters.insert(parameters.end(), page.begin(), page.end());
    return world.must(world.root(), kind.action("List", "Policies"), parameters);
  }

  ActionsWorld world;
  HolderKind kind = GetParam();
};

// A document of so many characters, not counting the white space of which it has more.
std::string sized(std::size_t size) {
  const std::string sid = R"("Sid": "", )";
  std::string text = document("Allow");
  std::string bare = text + sid;
  std::erase(bare, ' ');
  text.insert(text.find("\"Effect\""),
              R"("Sid": ")" + std::string(size - bare.size(), 'x') + R"(", )");
  return text + std::string(12000, ' ');
}

}  // namespace

TEST_P(InlinePolicies, ComeBackExactlyAsTheyWerePut) {
  const std::string text = document("Allow") + " \n\t ";
  EXPECT_EQ(put("look", text), "Success");
  EXPECT_EQ(get("look"), nlohmann::json({{kind.name_parameter(), "Mixed"},
                                         {"PolicyName", "look"},
                                         {"PolicyDocument", base::percent_encode(text)}}));
}

TEST_P(InlinePolicies, MayBeOfAnyVersionAndOfNone) {
  for (const std::string version : {"", R"("Version":"2008-10-17",)", R"("Version":"2012-10-17",)"})
    EXPECT_EQ(put("look", "{" + version +
                              R"("Statement":[{"Effect":"Allow","Action":"s3:*",)"
                              R"("Resource":"*"}]})"),
              "Success")
        << version;
  EXPECT_EQ(put("look", R"({"Version":"2010-10-17","Statement":[{"Effect":"Allow","Action":"s3:*",)"
                        R"("Resource":"*"}]})"),
            "400 MalformedPolicyDocument: Syntax errors in policy.");
}

TEST_P(InlinePolicies, AreOneWhateverTheCaseOfTheirName) {
  put("MixedName", document("Allow"));
  put("mixedname", document("Deny"));
  EXPECT_EQ(list()["PolicyNames"], nlohmann::json({"MixedName"}));
  EXPECT_EQ(get("MIXEDNAME")["PolicyName"], "MIXEDNAME");
  EXPECT_EQ(get("MIXEDNAME")["PolicyDocument"], base::percent_encode(document("Deny")));
  EXPECT_EQ(deletion("mIxEdNaMe"), "Success");
  EXPECT_EQ(list()["PolicyNames"], nlohmann::json::array());
}

TEST_P(InlinePolicies, ThatAreNotThereAreNamed) {
  const std::string none =
      "404 NoSuchEntity: The " + kind.noun() + " policy with name none cannot be found.";
  EXPECT_EQ(deletion("none"), none);
  EXPECT_EQ(world.refusal(world.root(), kind.action("Get", "Policy"), named("none")), none);
}

TEST_P(InlinePolicies, NeedAHolder) {
  const std::string nobody =
      "404 NoSuchEntity: The " + kind.noun() + " with name nobody cannot be found.";
  const Parameters parameters{{kind.name_parameter(), "nobody"},
                              {"PolicyName", "look"},
                              {"PolicyDocument", document("Allow")}};
  for (const char* verb : {"Put", "Get", "Delete"})
    EXPECT_EQ(world.refusal(world.root(), kind.action(verb, "Policy"), parameters), nobody);
  EXPECT_EQ(world.refusal(world.root(), kind.action("List", "Policies"), parameters), nobody);
}

TEST_P(InlinePolicies, AreReadBeforeTheyAreKept) {
  EXPECT_EQ(put("bad", "{"), "400 MalformedPolicyDocument: Syntax errors in policy.");
  EXPECT_EQ(list()["PolicyNames"], nlohmann::json::array());
}

TEST_P(InlinePolicies, HaveOneQuotaTogetherInWhichWhiteSpaceDoesNotCount) {
  const std::size_t quota = kind.name == "User" ? 2048U : kind.name == "Group" ? 5120U : 10240U;
  const std::string too_large = "409 LimitExceeded: Maximum policy size of " +
                                std::to_string(quota) + " bytes exceeded for " + kind.noun() +
                                " Mixed";
  EXPECT_EQ(put("one", sized(quota - 1000)), "Success");
  EXPECT_EQ(put("two", sized(1001)), too_large);
  EXPECT_EQ(put("two", sized(1000)), "Success");
  EXPECT_EQ(put("ONE", sized(quota - 1000)), "Success");  // takes its own place
  EXPECT_EQ(put("ONE", sized(quota - 999)), too_large);
}

TEST_P(InlinePolicies, AreListedInPages) {
  for (const char* name : {"b", "A", "c"})
    put(name, document("Allow"));
  const auto first = list({{"MaxItems", "2"}});
  EXPECT_EQ(first["PolicyNames"], nlohmann::json({"A", "b"}));
  EXPECT_EQ(first["IsTruncated"], true);
  const auto rest = list({{"Marker", first["Marker"]}});
  EXPECT_EQ(rest["PolicyNames"], nlohmann::json({"c"}));
  EXPECT_EQ(rest["IsTruncated"], false);
}

TEST_P(InlinePolicies, AreAuthorisedOnTheArnOfTheirHolder) {
  const auto caller = world.a_user("caller");
  const std::string arn = "arn:aws:iam::123456789012:" + kind.noun() + "/Mixed";
  world.put_policy("caller", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:*Policy", "Resource": ")" +
                                 arn + R"("}})");
  const Parameters parameters{{kind.name_parameter(), "mixed"},
                              {"PolicyName", "look"},
                              {"PolicyDocument", document("Allow")}};
  for (const char* verb : {"Put", "Get", "Delete"})
    EXPECT_EQ(world.refusal(caller, kind.action(verb, "Policy"), parameters), "Success");
  const std::string list = kind.action("List", "Policies");
  EXPECT_EQ(world.refusal(caller, list, parameters),
            "403 AccessDenied: User: arn:aws:iam::123456789012:user/caller is not authorized to "
            "perform: iam:" +
                list + " on resource: " + kind.noun() +
                " Mixed because no identity-based policy allows the iam:" + list + " action");
}

INSTANTIATE_TEST_SUITE_P(Of, InlinePolicies, test::every_kind_of_holder, test::name_of);

TEST(InlinePoliciesOfAUser, HaveTheirEffectAtOnce) {
  ActionsWorld world;
  const auto alice = world.a_user("alice");
  const auto put = [&](const std::string& name, const std::string& effect) {
    world.must(world.root(), "PutUserPolicy",
               {{"UserName", "alice"}, {"PolicyName", name}, {"PolicyDocument", document(effect)}});
  };
  const auto look = [&] { return world.call(alice, "GetUser").code; };
  EXPECT_EQ(look(), "AccessDenied");
  put("look", "Allow");
  EXPECT_EQ(look(), "Success");
  put("never", "Deny");
  EXPECT_EQ(look(), "AccessDenied");
  world.must(world.root(), "DeleteUserPolicy", {{"UserName", "alice"}, {"PolicyName", "never"}});
  EXPECT_EQ(look(), "Success");
}

TEST(InlinePoliciesOfAGroup, HaveTheirEffectOnItsMembers) {
  ActionsWorld world;
  const auto alice = world.a_user("alice");
  world.must(world.root(), "CreateGroup", {{"GroupName", "lookers"}});
  world.must(
      world.root(), "PutGroupPolicy",
      {{"GroupName", "lookers"}, {"PolicyName", "look"}, {"PolicyDocument", document("Allow")}});
  EXPECT_EQ(world.call(alice, "GetUser").code, "AccessDenied");
  world.must(world.root(), "AddUserToGroup", {{"GroupName", "lookers"}, {"UserName", "alice"}});
  EXPECT_EQ(world.call(alice, "GetUser").code, "Success");
}

}  // namespace rollcall::actions
