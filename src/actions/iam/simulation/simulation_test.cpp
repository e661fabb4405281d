// The policy simulator and the listing of context keys, through the whole pipeline.

#include "support/actions_world.h"

namespace rollcall::actions {
namespace {

using nlohmann::json;
using test::ActionsWorld;
using test::Parameters;

// The example with which the AWS CLI explains simulate-custom-policy.
constexpr const char* dated_policy =
    R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*",)"
    R"("Resource":"*","Condition":{"DateGreaterThan":)"
    R"({"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}})";

constexpr const char* own_policy = R"({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Action": "iam:Get*", "Resource": "arn:aws:iam::*:user/${aws:username}"},
    {"Effect": "Deny", "Action": "iam:GetRole", "Resource": "*",
     "Condition": {"StringNotEquals": {"aws:PrincipalTag/team": "red"}}}]})";

constexpr const char* allow_everything =
    R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*",
        "Resource": "*"}})";

constexpr const char* alice_arn = "arn:aws:iam::123456789012:user/alice";

Parameters custom(const std::string& document, const std::string& action) {
  return {{"PolicyInputList.member.1", document}, {"ActionNames.member.1", action}};
}

Parameters with(Parameters parameters, const Parameters& more) {
  parameters.insert(parameters.end(), more.begin(), more.end());
  return parameters;
}

Parameters entry(const std::string& key, const std::string& type,
                 const std::vector<std::string>& values) {
  Parameters parameters = {{"ContextEntries.member.1.ContextKeyName", key},
                           {"ContextEntries.member.1.ContextKeyType", type}};
  for (std::size_t i = 0; i < values.size(); ++i)
    parameters.push_back(
        {"ContextEntries.member.1.ContextKeyValues.member." + std::to_string(i + 1), values[i]});
  return parameters;
}

class Simulation : public testing::Test {
 protected:
  json simulate(const Parameters& parameters) {
    return world.must(world.root(), "SimulateCustomPolicy", parameters).at("EvaluationResults");
  }

  std::string decision(const Parameters& parameters) {
    return simulate(parameters).at(0).at("EvalDecision");
  }

  json simulate_alice(const std::string& action, const Parameters& more = {}) {
    return world
        .must(world.root(), "SimulatePrincipalPolicy",
              with({{"PolicySourceArn", alice_arn}, {"ActionNames.member.1", action}}, more))
        .at("EvaluationResults")
        .at(0);
  }

  ActionsWorld world;
};

}  // namespace

TEST_F(Simulation, SaysWhatAwsSaysOfItsOwnExample) {
  const json results = simulate(with(custom(dated_policy, "dynamodb:CreateBackup"),
                                     entry("aws:CurrentTime", "date", {"2019-04-25T11:00:00Z"})));
  const json& result = results.at(0);
  EXPECT_EQ(result.at("EvalActionName"), "dynamodb:CreateBackup");
  EXPECT_EQ(result.at("EvalResourceName"), "*");
  EXPECT_EQ(result.at("EvalDecision"), "allowed");
  EXPECT_EQ(result.at("MissingContextValues"), json::array());
  ASSERT_EQ(result.at("MatchedStatements").size(), 1U);
  const json& matched = result.at("MatchedStatements").at(0);
  EXPECT_EQ(matched.at("SourcePolicyId"), "PolicyInputList.1");
  EXPECT_EQ(matched.at("StartPosition"), (json{{"Line", 1}, {"Column", 38}}));
  EXPECT_EQ(matched.at("EndPosition"), (json{{"Line", 1}, {"Column", 167}}));
}

TEST_F(Simulation, SaysWhichKeysAreMissing) {
  const json results = simulate(custom(dated_policy, "dynamodb:CreateBackup"));
  EXPECT_EQ(results.at(0).at("EvalDecision"), "implicitDeny");
  EXPECT_EQ(results.at(0).at("MissingContextValues"), json{"aws:CurrentTime"});
  EXPECT_EQ(results.at(0).at("MatchedStatements"), json::array());
  EXPECT_EQ(simulate(with(custom(dated_policy, "dynamodb:CreateBackup"),
                          {{"ResourceArns.member.1", "*"}})),
            results)
      << "to ask about all resources is to ask about none in particular";
  const json of_one = simulate(with(custom(dated_policy, "dynamodb:CreateBackup"),
                                    {{"ResourceArns.member.1", "arn:aws:dynamodb:::table/a"}}))
                          .at(0);
  EXPECT_EQ(of_one.at("MissingContextValues"), json::array());
  EXPECT_EQ(of_one.at("ResourceSpecificResults").at(0).at("MissingContextValues"),
            json{"aws:CurrentTime"});
}

TEST_F(Simulation, IsOfCallsThatUsersMakeAndNobodyElse) {
  for (const std::string arn :
       {"alice", "arn:aws:iam::123456789012:root", "arn:aws:iam::123456789012:role/Auditor",
        "arn:aws:sts::123456789012:assumed-role/Auditor/night"})
    EXPECT_EQ(world.refusal(world.root(), "SimulateCustomPolicy",
                            with(custom(allow_everything, "iam:GetUser"), {{"CallerArn", arn}})),
              "400 InvalidInput: Invalid CallerArn: " + arn + " is not the ARN of an IAM user.");
}

TEST_F(Simulation, DecidesOnEachResourceAndOnAllTogether) {
  const Parameters resources = {{"ResourceArns.member.1", alice_arn},
                                {"ResourceArns.member.2", "arn:aws:iam::123456789012:user/bob"}};
  const json result =
      simulate(with(with(custom(own_policy, "iam:GetUser"), resources), {{"CallerArn", alice_arn}}))
          .at(0);
  EXPECT_EQ(result.at("EvalDecision"), "implicitDeny");
  const json& each = result.at("ResourceSpecificResults");
  ASSERT_EQ(each.size(), 2U);
  EXPECT_EQ(each.at(0).at("EvalResourceDecision"), "allowed");
  EXPECT_EQ(each.at(0).at("EvalResourceName"), alice_arn);
  EXPECT_EQ(each.at(1).at("EvalResourceDecision"), "implicitDeny");
}

TEST_F(Simulation, ReadsListsAsSetsAndOtherValuesAsOne) {
  constexpr const char* keys = R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:TagUser", "Resource": "*",
      "Condition": {"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b"]}}}})";
  const Parameters tag_user = custom(keys, "iam:TagUser");
  EXPECT_EQ(decision(tag_user), "allowed");
  EXPECT_EQ(decision(with(tag_user, entry("aws:TagKeys", "stringList", {"b", "a"}))), "allowed");
  EXPECT_EQ(decision(with(tag_user, entry("aws:TagKeys", "stringList", {"a", "c"}))),
            "implicitDeny");
  constexpr const char* one = R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "*", "Resource": "*", "Condition": {"StringEquals": {"aws:TagKeys": "a"}}}})";
  EXPECT_EQ(decision(with(custom(one, "iam:X"), entry("aws:TagKeys", "string", {"a"}))), "allowed");
  EXPECT_EQ(decision(with(custom(one, "iam:X"), entry("aws:TagKeys", "stringList", {"a"}))),
            "implicitDeny");
}

TEST_F(Simulation, TakesANumberThatIsNoneForOfNoUse) {
  constexpr const char* numeric = R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "*", "Resource": "*", "Condition": {"NumericNotEquals": {"aws:x": "1"}}}})";
  EXPECT_EQ(decision(with(custom(numeric, "iam:X"), entry("aws:x", "string", {"no-number"}))),
            "implicitDeny");
  EXPECT_EQ(decision(with(custom(numeric, "iam:X"), entry("aws:x", "numeric", {"2"}))), "allowed");
}

TEST_F(Simulation, TellsWhetherTheBoundaryAllows) {
  const Parameters bounded =
      with(custom(allow_everything, "iam:CreateUser"),
           {{"PermissionsBoundaryPolicyInputList.member.1",
             R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iam:Get*",
                 "Resource": "*"}})"}});
  const json result = simulate(bounded).at(0);
  EXPECT_EQ(result.at("EvalDecision"), "implicitDeny");
  EXPECT_EQ(result.at("PermissionsBoundaryDecisionDetail"),
            (json{{"AllowedByPermissionsBoundary", false}}));
}

TEST_F(Simulation, ComesInPages) {
  Parameters parameters = {{"PolicyInputList.member.1", allow_everything}, {"MaxItems", "2"}};
  for (int i = 1; i <= 3; ++i)
    parameters.push_back({"ActionNames.member." + std::to_string(i), "iam:A" + std::to_string(i)});
  const json first = world.must(world.root(), "SimulateCustomPolicy", parameters);
  EXPECT_EQ(first.at("EvaluationResults").size(), 2U);
  EXPECT_EQ(first.at("IsTruncated"), true);
  const json second = world.must(world.root(), "SimulateCustomPolicy",
                                 with(parameters, {{"Marker", first.at("Marker")}}));
  ASSERT_EQ(second.at("EvaluationResults").size(), 1U);
  EXPECT_EQ(second.at("EvaluationResults").at(0).at("EvalActionName"), "iam:A3");
  EXPECT_EQ(second.at("IsTruncated"), false);
}

TEST_F(Simulation, RefusesWhatIsNoPolicy) {
  EXPECT_EQ(world.refusal(world.root(), "SimulateCustomPolicy", custom("{}", "iam:GetUser")),
            "400 InvalidInput: Invalid policy PolicyInputList.1: Syntax errors in policy.");
}

TEST_F(Simulation, RefusesWhatIsNotTheNameOfOneAction) {
  world.a_user("alice");
  for (const std::string name :
       {"s3:Get*", "*:GetUser", "s3:GetObjec?", "***", "GetUser", ":GetUser", "iam:", "a:b:c"}) {
    const std::string expected = "400 InvalidInput: Invalid ActionNames.member.2: " + name +
                                 " is not the name of one action, such as iam:GetUser. Wildcards "
                                 "are not supported.";
    EXPECT_EQ(world.refusal(
                  world.root(), "SimulateCustomPolicy",
                  with(custom(allow_everything, "iam:GetUser"), {{"ActionNames.member.2", name}})),
              expected);
    EXPECT_EQ(world.refusal(world.root(), "SimulatePrincipalPolicy",
                            {{"PolicySourceArn", alice_arn},
                             {"ActionNames.member.1", "iam:GetUser"},
                             {"ActionNames.member.2", name}}),
              expected);
  }
}

TEST_F(Simulation, TakesDocumentsOfEveryVersion) {
  const auto document = [](const std::string& version) {
    return "{" + version + R"("Statement": {"Effect": "Allow", "Action": "iam:GetUser",
        "Resource": "arn:aws:iam::123456789012:user/${aws:username}"}})";
  };
  const auto decide = [&](const std::string& version) {
    return decision(with(
        custom(document(version), "iam:GetUser"),
        with({{"ResourceArns.member.1", alice_arn}}, entry("aws:username", "string", {"alice"}))));
  };
  EXPECT_EQ(decide(R"("Version": "2012-10-17", )"), "allowed");
  EXPECT_EQ(decide(R"("Version": "2008-10-17", )"), "implicitDeny") << "no variables yet";
  EXPECT_EQ(decide(""), "implicitDeny");
}

TEST_F(Simulation, OfAUserKnowsItsPoliciesItsGroupsAndWhoItIs) {
  world.a_user("alice");
  world.put_policy("alice", own_policy);
  world.must(world.root(), "CreateGroup", {{"GroupName", "readers"}});
  world.must(world.root(), "AddUserToGroup", {{"GroupName", "readers"}, {"UserName", "alice"}});
  world.must(
      world.root(), "AttachGroupPolicy",
      {{"GroupName", "readers"}, {"PolicyArn", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"}});

  const json own = simulate_alice("iam:GetUser", {{"ResourceArns.member.1", alice_arn}});
  EXPECT_EQ(own.at("EvalDecision"), "allowed");
  ASSERT_EQ(own.at("MatchedStatements").size(), 2U);
  EXPECT_EQ(own.at("MatchedStatements").at(0).at("SourcePolicyType"), "user");
  EXPECT_EQ(own.at("MatchedStatements").at(1).at("SourcePolicyType"), "aws-managed");
  EXPECT_EQ(own.at("MatchedStatements").at(1).at("SourcePolicyId"), "IAMReadOnlyAccess");

  EXPECT_EQ(simulate_alice("iam:GetRole").at("EvalDecision"), "explicitDeny");
  world.must(
      world.root(), "TagUser",
      {{"UserName", "alice"}, {"Tags.member.1.Key", "team"}, {"Tags.member.1.Value", "red"}});
  EXPECT_EQ(simulate_alice("iam:GetRole").at("EvalDecision"), "allowed");

  EXPECT_EQ(simulate_alice("iam:CreateUser").at("EvalDecision"), "implicitDeny");
  EXPECT_EQ(simulate_alice("iam:CreateUser", {{"PolicyInputList.member.1", allow_everything}})
                .at("EvalDecision"),
            "allowed");
}

TEST_F(Simulation, NamesWhoHasThePolicyThatDecides) {
  world.a_user("alice");
  for (const char* group : {"readers", "writers"}) {
    world.must(world.root(), "CreateGroup", {{"GroupName", group}});
    world.must(world.root(), "AddUserToGroup", {{"GroupName", group}, {"UserName", "alice"}});
    world.must(
        world.root(), "PutGroupPolicy",
        {{"GroupName", group}, {"PolicyName", "given"}, {"PolicyDocument", allow_everything}});
  }
  world.must(world.root(), "PutUserPolicy",
             {{"UserName", "alice"}, {"PolicyName", "own"}, {"PolicyDocument", allow_everything}});
  json ids = json::array();
  const json result = simulate_alice("iam:GetUser");
  for (const json& matched : result.at("MatchedStatements"))
    ids.push_back(matched.at("SourcePolicyId"));
  EXPECT_EQ(ids, (json{"user_alice_own", "group_readers_given", "group_writers_given"}));
}

TEST_F(Simulation, OfAUserStaysWithinItsBoundaryUnlessAnotherIsGiven) {
  world.an_administrator("alice");
  world.must(world.root(), "PutUserPermissionsBoundary",
             {{"UserName", "alice"},
              {"PermissionsBoundary", "arn:aws:iam::aws:policy/IAMReadOnlyAccess"}});
  EXPECT_EQ(simulate_alice("iam:GetUser").at("EvalDecision"), "allowed");
  EXPECT_EQ(simulate_alice("iam:CreateUser").at("EvalDecision"), "implicitDeny");
  EXPECT_EQ(simulate_alice("iam:CreateUser",
                           {{"PermissionsBoundaryPolicyInputList.member.1", allow_everything}})
                .at("EvalDecision"),
            "allowed");
}

TEST_F(Simulation, OfSomebodyNeedsAnArnOfTheAccount) {
  const auto refusal = [&](const std::string& arn) {
    return world.refusal(world.root(), "SimulatePrincipalPolicy",
                         {{"PolicySourceArn", arn}, {"ActionNames.member.1", "iam:GetUser"}});
  };
  EXPECT_EQ(refusal("arn:aws:iam::123456789012:user/nobody"),
            "404 NoSuchEntity: The user with name nobody cannot be found.");
  EXPECT_EQ(refusal("arn:aws:iam::123456789012:group/nobody"),
            "404 NoSuchEntity: The group with name nobody cannot be found.");
  for (const char* arn : {"arn:aws:iam::123456789012:root", "arn:aws:iam::999999999999:user/alice",
                          "arn:aws:s3:::a-bucket/with-objects"})
    EXPECT_EQ(refusal(arn), "400 InvalidInput: Invalid Entity Arn: " + std::string(arn) +
                                " does not clearly define entity type and name.");
}

TEST_F(Simulation, OfOthersNeedsThePermission) {
  const auto bob = world.a_user("bob");
  world.a_user("alice");
  world.put_policy("bob", R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Action": "iam:Simulate*", "Resource": "arn:aws:iam::*:user/alice"}})");
  const auto answer = [&](const char* name) {
    return world
        .call(bob, "SimulatePrincipalPolicy",
              {{"PolicySourceArn", std::string("arn:aws:iam::123456789012:user/") + name},
               {"ActionNames.member.1", "iam:GetUser"}})
        .code;
  };
  EXPECT_EQ(answer("alice"), "Success");
  EXPECT_EQ(answer("bob"), "AccessDenied");
}

TEST(ContextKeys, AreThoseOfAllPoliciesOnceEach) {
  ActionsWorld world;
  const json custom_keys = world.must(world.root(), "GetContextKeysForCustomPolicy",
                                      {{"PolicyInputList.member.1", own_policy},
                                       {"PolicyInputList.member.2", dated_policy},
                                       {"PolicyInputList.member.3", own_policy}});
  EXPECT_EQ(custom_keys.at("ContextKeyNames"),
            (json{"aws:username", "aws:PrincipalTag/team", "aws:CurrentTime"}));

  world.a_user("alice");
  world.put_policy("alice", own_policy);
  const json keys =
      world.must(world.root(), "GetContextKeysForPrincipalPolicy",
                 {{"PolicySourceArn", alice_arn}, {"PolicyInputList.member.1", dated_policy}});
  EXPECT_EQ(keys.at("ContextKeyNames"),
            (json{"aws:username", "aws:PrincipalTag/team", "aws:CurrentTime"}));
}

TEST(Simulations, AreReadWhereNoConnectionWaitsForThem) {
  for (const api::Action* action : catalog()) {
    const std::string_view name = action->name;
    if (name.starts_with("Simulate") || name.starts_with("GetContextKeys")) {
      EXPECT_EQ(action->reading, api::Reading::Long) << name;
    }
  }
}

}  // namespace rollcall::actions
