#include "policy/parse.h"

#include <gtest/gtest.h>

#include <string>

#include "iam/errors.h"

namespace rollcall::policy {
namespace {

std::string document_of(std::string_view statements) {
  return R"({"Version": "2012-10-17", "Statement": )" + std::string(statements) + "}";
}

// A statement that is well but for what is added to it.
std::string statement_with(std::string_view members) {
  return R"({"Effect": "Allow", )" + std::string(members) + "}";
}

// What IAM says of the document; empty if nothing.
std::string complaint_about(std::string_view document, DocumentKind kind = DocumentKind::Managed) {
  const auto policy = parse(document, kind);
  if (policy)
    return {};
  EXPECT_EQ(policy.error().kind, &iam::errors::malformed_policy_document);
  return policy.error().message;
}

std::string complaint_about_statement(std::string_view members) {
  return complaint_about(document_of(statement_with(members)));
}

std::string complaint_about_resource_of(std::string_view resource) {
  return complaint_about_statement(R"("Action": "*", "Resource": ")" + std::string(resource) +
                                   "\"");
}

std::string complaint_about_action_of(std::string_view action) {
  return complaint_about_statement(R"("Resource": "*", "Action": ")" + std::string(action) + "\"");
}

std::string complaint_about_condition(std::string_view condition) {
  return complaint_about_statement(R"("Action": "*", "Resource": "*", "Condition": )" +
                                   std::string(condition));
}

constexpr std::string_view syntax = "Syntax errors in policy.";
constexpr std::string_view legacy = "The policy failed legacy parsing";
constexpr std::string_view old_version = "Policy document must be version 2012-10-17 or greater.";
constexpr std::string_view no_actions = "Policy statement must contain actions.";
constexpr std::string_view no_resources = "Policy statement must contain resources.";

}  // namespace

TEST(ParsePolicy, ReadsWhatAStatementSays) {
  const auto policy = parse(document_of(
      R"([{"Sid": "One", "Effect": "Deny", "NotAction": ["iam:Get*", "iam:List*"],
           "NotResource": "arn:aws:iam::1:user/x"},
          {"Effect": "Allow", "Action": "*", "Resource": "*",
           "Condition": {"Bool": {"aws:SecureTransport": true, "aws:x": ["true", "false"]}}}])"));
  ASSERT_TRUE(policy);
  ASSERT_EQ(policy->statements.size(), 2U);
  const Statement& first = policy->statements[0];
  EXPECT_EQ(first.sid, "One");
  EXPECT_EQ(first.effect, Effect::Deny);
  EXPECT_EQ(first.actions.sense, Sense::Others);
  EXPECT_EQ(first.actions.patterns.size(), 2U);
  EXPECT_EQ(first.resources.sense, Sense::Others);
  EXPECT_TRUE(first.conditions.empty());
  const Statement& second = policy->statements[1];
  EXPECT_EQ(second.effect, Effect::Allow);
  EXPECT_EQ(second.actions.sense, Sense::Listed);
  ASSERT_EQ(second.conditions.size(), 2U);
  EXPECT_EQ(second.conditions[0].comparison.operation->name, "Bool");
  EXPECT_EQ(second.conditions[0].key, "aws:SecureTransport");
  ASSERT_EQ(second.conditions[0].values.size(), 1U);
  EXPECT_EQ(second.conditions[0].values[0].text, "true");
  EXPECT_EQ(second.conditions[1].values.size(), 2U);
}

TEST(ParsePolicy, RefusesWhatHasNotTheStructureOfAPolicy) {
  for (const char* document : {"", "null", "[]", "{}", "\"x\"", "policy"})
    EXPECT_EQ(complaint_about(document), syntax) << document;
  for (const char* statements :
       {"[]", "1", "\"x\"", "[[]]", "[1]", "{}", R"({"Effect": "Allow", "Effect": "Deny"})",
        R"({"Effect": "Permit"})", R"({"Effect": true})", R"({"Effect": ["Allow"]})"})
    EXPECT_EQ(complaint_about(document_of(statements)), syntax) << statements;
  for (const char* members :
       {R"("Other": 1)", R"("action": "*")", R"("Sid": 1)", R"("Action": 1)", R"("Action": true)",
        R"("Action": null)", R"("Action": ["*", 1])", R"("Resource": {"a": "b"})",
        R"("Action": "*", "NotAction": [])", R"("Resource": [], "NotResource": "*")"})
    EXPECT_EQ(complaint_about_statement(members), syntax) << members;
}

TEST(ParsePolicy, RefusesUnknownMembersAndVersions) {
  constexpr std::string_view statement = R"({"Effect": "Allow", "Action": "*", "Resource": "*"})";
  const auto with = [&](std::string_view members) {
    return complaint_about("{" + std::string(members) + R"("Statement": )" +
                           std::string(statement) + "}");
  };
  EXPECT_EQ(with(R"("Version": "2012-10-17", )"), "");
  EXPECT_EQ(with(R"("Version": "2012-10-17", "Id": "x", )"), "");
  EXPECT_EQ(with(R"("Version": "2012-10-17", "Id": 1, )"), syntax);
  EXPECT_EQ(with(R"("Version": "2012-10-17", "Other": 1, )"), syntax);
  EXPECT_EQ(with(R"("Version": "2020-01-01", )"), syntax);
  EXPECT_EQ(with(R"("Version": 20121017, )"), syntax);
}

TEST(ParsePolicy, WantsTheNewestVersionOfManagedPoliciesAlone) {
  constexpr std::string_view statement =
      R"("Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})";
  for (const char* begin : {"{", R"({"Version": "2008-10-17", )"}) {
    const std::string document = begin + std::string(statement);
    EXPECT_EQ(complaint_about(document, DocumentKind::Managed), old_version);
    EXPECT_EQ(complaint_about(document, DocumentKind::Identity), "");
    EXPECT_EQ(complaint_about(document, DocumentKind::Session), "");
  }
  EXPECT_EQ(complaint_about(R"({"Statement": {"Effect": "allow"}})", DocumentKind::Managed),
            old_version)
      << "before anything else is said";
}

TEST(ParsePolicy, KnowsVariablesSinceTheNewestVersion) {
  const auto keys = [](std::string_view version) {
    return context_keys(*parse("{" + std::string(version) + R"("Statement": {"Effect": "Allow",
        "Action": "*", "Resource": "arn:aws:s3:::b/${aws:username}"}})"));
  };
  EXPECT_EQ(keys(R"("Version": "2012-10-17", )"), std::vector<std::string>{"aws:username"});
  EXPECT_TRUE(keys(R"("Version": "2008-10-17", )").empty());
  EXPECT_TRUE(keys("").empty());
}

TEST(ParsePolicy, ReadsWhatIsStoredWithoutJudgingItAnew) {
  const std::string document =
      document_of(R"({"Effect": "Deny", "Action": "*", "Resource": "arn:aws-cn:s3:::bucket"})");
  EXPECT_FALSE(parse(document));
  const auto stored = read_stored(document, DocumentKind::Identity);
  ASSERT_TRUE(stored);
  EXPECT_EQ(stored->statements.at(0).effect, Effect::Deny);
  EXPECT_FALSE(read_stored("{}", DocumentKind::Identity));
}

TEST(ParsePolicy, RefusesAPrincipal) {
  constexpr std::string_view words = "Policy document should not specify a principal.";
  EXPECT_EQ(complaint_about_statement(R"("Action": "*", "Resource": "*", "Principal": "*")"),
            words);
  EXPECT_EQ(complaint_about_statement(R"("NotPrincipal": {"AWS": "1"})"), words);
}

TEST(ParsePolicy, WantsActionsAndResources) {
  EXPECT_EQ(complaint_about_statement(R"("Sid": "a")"), no_actions);
  EXPECT_EQ(complaint_about_statement(R"("NotAction": [], "Resource": "*")"), no_actions);
  EXPECT_EQ(complaint_about_statement(R"("Action": "none")"), no_resources);
  EXPECT_EQ(complaint_about_statement(R"("Action": "*", "NotResource": [])"), no_resources);
}

TEST(ParsePolicy, WantsStatementIdsOfLettersAndDigitsOnlyOnceEach) {
  const auto with_ids = [](std::string_view first, std::string_view second) {
    const auto statement = [](std::string_view id) {
      return statement_with(R"("Action": "*", "Resource": "*", "Sid": ")" + std::string(id) + "\"");
    };
    return complaint_about(document_of("[" + statement(first) + "," + statement(second) + "]"));
  };
  EXPECT_EQ(with_ids("a", "b"), "");
  EXPECT_EQ(with_ids("", ""), "");
  EXPECT_EQ(with_ids("a", "A"), "");
  EXPECT_EQ(with_ids("a", "a"), "Statement IDs (SID) in a single policy must be unique.");
  EXPECT_EQ(with_ids("a", "b c"),
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the "
            "regular expression [0-9A-Za-z]*");
}

TEST(ParsePolicy, WantsActionsOfAVendor) {
  constexpr std::string_view no_vendor =
      "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
  for (const char* action : {"*", "iam:*", "*:*", "s3-x.y:List*", "iam: Get User ", "iam:"})
    EXPECT_EQ(complaint_about_action_of(action), "") << action;
  for (const char* action : {"", "iam", "iam*", "**", ":GetUser"})
    EXPECT_EQ(complaint_about_action_of(action), no_vendor) << action;
  EXPECT_EQ(complaint_about_action_of("iam:Get:User"),
            "Actions/Condition can contain only one colon.");
  EXPECT_EQ(complaint_about_action_of("i m:GetUser"), "Vendor i m is not valid");
  EXPECT_EQ(complaint_about_action_of("ia*:GetUser"), "Vendor ia* is not valid");
}

TEST(ParsePolicy, WantsResourcesToBeArns) {
  for (const char* resource :
       {"*", "arn:aws:sqs", "arn:a?s:s3:::bucket", "arn:*:iam::*:role/x", "arn:aws*:sqs:::x",
        "arn:aws:iam::1:root", "arn:aws:iam::*:*", "arn:aws:iam::12?*:user/a",
        "arn:aws:iam::aws:policy/x", "arn:aws:sts::*:assumed-role/r/s", "arn:aws:iam:::user/a",
        "arn:aws:iam::1:user/${aws:username}", "arn:aws:s3:::${bucket}/{{x}}/<y>",
        "arn:aws:ec2:region:account-id:instance/*", "arn:aws:s3:eu-west-1:1:job/x",
        "arn:aws:s3:eu-west-1:1:accesspoint/x"})
    EXPECT_EQ(complaint_about_resource_of(resource), "") << resource;
  EXPECT_EQ(complaint_about_resource_of("bucket"),
            "Resource bucket must be in ARN format or \"*\".");
  EXPECT_EQ(complaint_about_resource_of("${aws:username}"),
            "Resource ${aws:username} must be in ARN format or \"*\".");
  EXPECT_EQ(complaint_about_resource_of("arn:azure:s3"),
            "Partition \"azure\" is not valid for resource \"arn:azure:s3:*:*:*\".");
  EXPECT_EQ(complaint_about_resource_of("arn:b*:s3:::x"),
            "Partition \"b*\" is not valid for resource \"arn:b*:s3:::x\".");
}

TEST(ParsePolicy, WantsThePartitionThatThereIs) {
  for (const std::string partition : {"aws-cn", "aws-us-gov", "aws-iso", "aws-*", "", "AWS",
                                      "${aws:Partition}", "${AWS::Partition}", "aws${x}", "<p>"}) {
    const std::string resource = "arn:" + partition + ":s3:::bucket/*";
    EXPECT_EQ(complaint_about_resource_of(resource),
              "Partition \"" + partition + "\" is not valid for resource \"" + resource + "\".");
    EXPECT_EQ(complaint_about_statement(R"("Action": "*", "NotResource": ")" + resource + "\""),
              complaint_about_resource_of(resource));
  }
}

TEST(ParsePolicy, WantsNoVariableAndNothingToBeFilledInBeforeTheLastPartOfAResource) {
  for (const std::string hole :
       {"${aws:PrincipalAccount}", "${AWS::AccountId}", "${account}", "<account>", "{{account}}",
        "{account}", "$ACCOUNT", "%ACCOUNT%"}) {
    for (const std::string service : {"iam", "sts", "s3", "ec2", "sqs"})
      EXPECT_EQ(complaint_about_resource_of("arn:aws:" + service + "::" + hole + ":user/x"), legacy)
          << service << hole;
    EXPECT_EQ(complaint_about_resource_of("arn:aws:sqs:" + hole + ":1:queue"), legacy) << hole;
    EXPECT_EQ(complaint_about_resource_of("arn:aws:" + hole + ":::queue"),
              "Resource vendor must be fully qualified and cannot contain regexes.")
        << hole;
    const std::string old = R"({"Statement": {"Effect": "Deny", "Action": "*", "Resource":
                               "arn:aws:iam::)" +
                            hole + R"(:user/x"}})";
    EXPECT_EQ(complaint_about(old, DocumentKind::Identity), legacy) << "whatever the version";
    EXPECT_EQ(complaint_about(old, DocumentKind::Session), legacy);
  }
  for (const char* service : {"iam", "sts"})
    for (const char* word : {"ACCOUNT_ID", "account-id-without-hyphens", "xxx", "12345678901x"})
      EXPECT_EQ(
          complaint_about_resource_of("arn:aws:" + std::string(service) + "::" + word + ":role/x"),
          legacy)
          << word;
}

TEST(ParsePolicy, LooksCloserAtResourcesOfSomeServices) {
  constexpr std::string_view vendor =
      "Resource vendor must be fully qualified and cannot contain regexes.";
  EXPECT_EQ(complaint_about_resource_of("arn:aws"), vendor);
  EXPECT_EQ(complaint_about_resource_of("arn:aws:s*:::bucket"), vendor);
  EXPECT_EQ(complaint_about_resource_of("arn:aws:iam:us-east-1:1:user/x"),
            "IAM resource arn:aws:iam:us-east-1:1:user/x cannot contain region information.");
  EXPECT_EQ(complaint_about_resource_of("arn:aws:s3:us-east-1::bucket"),
            "Resource arn:aws:s3:us-east-1::bucket can not contain region information.");
  for (const char* resource : {"arn:aws:iam::1:alice", "arn:aws:iam::1:", "arn:aws:iam::1:*/*",
                               "arn:aws:iam::1:user*", "arn:aws:iam::1:rooted"})
    EXPECT_TRUE(complaint_about_resource_of(resource).starts_with(
        "IAM resource path must either be \"*\", root, or start with user/,"))
        << resource;
}

TEST(ParsePolicy, LetsTheOldestReaderSpeakBeforeMostOthers) {
  EXPECT_EQ(complaint_about(document_of(R"({"Effect": "ALLOW"})")), legacy);
  EXPECT_EQ(complaint_about_resource_of("arn:aws:s3::bucket"), legacy);
  EXPECT_EQ(complaint_about_resource_of("arn:aws:s3"), legacy);
  EXPECT_EQ(complaint_about_resource_of("arn:aws:::x:y"), legacy);
  EXPECT_EQ(complaint_about_resource_of("arn:other:s3::bucket"),
            "Partition \"other\" is not valid for resource \"arn:other:s3::bucket:*\".");
  EXPECT_EQ(complaint_about_condition(R"({"DateEquals": {"a": ["2030-01-01", "soon"]}})"), legacy);
  EXPECT_EQ(complaint_about_condition(R"({"NumericEquals": {"a": "one"}})"), legacy);
}

TEST(ParsePolicy, ChecksTheSyntaxOfConditions) {
  for (const char* condition :
       {"{}", R"({"x": {}})", R"({"Bool": {}})", R"({"Bool": {"a": []}})",
        R"({"Bool": {"a": false}})", R"({"NumericEquals": {"a": [1, 2.5, "3"]}})",
        R"({"ForAllValues:StringEquals": {"a": "b"}})",
        R"({"ForAnyValue:ArnLikeIfExists": {"a": "arn:aws:iam::1:user/*"}})"})
    EXPECT_EQ(complaint_about_condition(condition), "") << condition;
  for (const char* condition :
       {"[]", "1", "null", R"({"Bool": "x"})", R"({"Bool": []})", R"({"x": {"a": "b"}})",
        R"({"Bool": {"a": {}}})", R"({"Bool": {"a": null}})", R"({"Bool": {"a": [["x"]]}})",
        R"({"Bool": {"a": "1", "a": "2"}})", R"({"NullIfExists": {"a": "true"}})"})
    EXPECT_EQ(complaint_about_condition(condition), syntax) << condition;
}

TEST(ParsePolicy, BoundsWhatAHostileDocumentCosts) {
  constexpr std::size_t longest_document = 131072;  // of the API
  EXPECT_EQ(complaint_about(std::string(longest_document, '[')), syntax);
  EXPECT_EQ(complaint_about(std::string(longest_document, '{')), syntax);

  std::string objects = R"({"Version": "2012-10-17", "Statement": )";
  for (int depth = 0; depth < 20'000; ++depth)
    objects += R"({"a":)";
  EXPECT_EQ(complaint_about(objects), syntax);

  std::string names = "{";
  for (int i = 0; names.size() < longest_document; ++i)
    names += "\"" + std::to_string(i) + "\":1,";
  EXPECT_EQ(complaint_about(names + "\"x\":1}"), syntax);

  const std::string statement = R"({"Effect":"Allow","Action":"a:b","Resource":"*"},)";
  std::string statements;
  while (statements.size() < longest_document)
    statements += statement;
  statements.pop_back();
  EXPECT_EQ(complaint_about(document_of("[" + statements + "]")), "");
}

}  // namespace rollcall::policy
