// Whom trust policies trust.

#include <gtest/gtest.h>

#include <string>

#include "iam/errors.h"
#include "policy/evaluate.h"
#include "policy/parse.h"

namespace rollcall::policy {
namespace {

constexpr std::string_view account = "111122223333";
constexpr TrustedPrincipal alice{.account = account, .arn = "arn:aws:iam::111122223333:user/alice"};
constexpr TrustedPrincipal session{.account = account,
                                   .arn = "arn:aws:sts::111122223333:assumed-role/auditor/monday",
                                   .role_arn = "arn:aws:iam::111122223333:role/auditor"};
constexpr TrustedPrincipal root{.account = account, .arn = "arn:aws:iam::111122223333:root"};
constexpr TrustedPrincipal stranger{.account = "999999999999",
                                    .arn = "arn:aws:iam::999999999999:user/alice"};

std::string statement(std::string_view effect, std::string_view member, std::string_view names) {
  return R"({"Effect": ")" + std::string(effect) + R"(", ")" + std::string(member) + R"(": )" +
         std::string(names) + R"(, "Action": "sts:AssumeRole"})";
}

std::string document_of(std::string_view statements) {
  return R"({"Version": "2012-10-17", "Statement": [)" + std::string(statements) + "]}";
}

TrustDecision trust(const std::string& document, const TrustedPrincipal& principal,
                    std::string_view action = "sts:AssumeRole") {
  const auto policy = parse(document, DocumentKind::Trust);
  EXPECT_TRUE(policy) << document << ": " << policy.error().message;
  Budget budget;
  return evaluate_trust(*policy, action, principal, Context(), budget);
}

TrustGrant granted(std::string_view names, const TrustedPrincipal& principal) {
  const TrustDecision decision =
      trust(document_of(statement("Allow", "Principal", names)), principal);
  EXPECT_EQ(decision.outcome == Outcome::Allow, decision.grant != TrustGrant::None);
  return decision.grant;
}

// Beside a statement that allows everybody.
bool is_denied(std::string_view member, std::string_view names, const TrustedPrincipal& principal) {
  const auto both =
      statement("Allow", "Principal", R"("*")") + "," + statement("Deny", member, names);
  return trust(document_of(both), principal).outcome == Outcome::ExplicitDeny;
}

std::string complaint_about(const std::string& document) {
  const auto policy = parse(document, DocumentKind::Trust);
  if (policy)
    return {};
  EXPECT_EQ(policy.error().kind, &iam::errors::malformed_policy_document);
  return policy.error().message;
}

std::string complaint_about_statement(std::string_view members) {
  return complaint_about(document_of("{\"Effect\": \"Allow\", " + std::string(members) + "}"));
}

std::string complaint_about_action(std::string_view action) {
  return complaint_about_statement(R"("Principal": "*", "Action": )" + std::string(action));
}

}  // namespace

TEST(Trust, InAnAccountLeavesTheChoiceToTheAccount) {
  for (const char* names :
       {R"({"AWS": "111122223333"})", R"({"AWS": "arn:aws:iam::111122223333:root"})",
        R"({"AWS": ["999999999998", "111122223333"]})"}) {
    EXPECT_EQ(granted(names, alice), TrustGrant::Account) << names;
    EXPECT_EQ(granted(names, session), TrustGrant::Account) << names;
    EXPECT_EQ(granted(names, root), TrustGrant::Account) << names;
    EXPECT_EQ(granted(names, stranger), TrustGrant::None) << names;
  }
}

TEST(Trust, InAUserARoleOrASessionIsInItAlone) {
  EXPECT_EQ(granted(R"({"AWS": "arn:aws:iam::111122223333:user/alice"})", alice),
            TrustGrant::Principal);
  EXPECT_EQ(granted(R"({"AWS": "arn:aws:iam::111122223333:user/Alice"})", alice), TrustGrant::None);
  EXPECT_EQ(granted(R"({"AWS": "arn:aws:iam::111122223333:role/auditor"})", session),
            TrustGrant::Role);
  EXPECT_EQ(granted(R"({"AWS": "arn:aws:sts::111122223333:assumed-role/auditor/monday"})", session),
            TrustGrant::Principal);
  EXPECT_EQ(
      granted(R"({"AWS": "arn:aws:sts::111122223333:assumed-role/auditor/tuesday"})", session),
      TrustGrant::None);
  EXPECT_EQ(granted(R"({"AWS": "arn:aws:iam::111122223333:role/auditor"})", alice),
            TrustGrant::None);
}

TEST(Trust, InEverybodyNamesEveryCaller) {
  for (const char* names : {R"("*")", R"({"AWS": "*"})"})
    for (const TrustedPrincipal& caller : {alice, session, root, stranger})
      EXPECT_EQ(granted(names, caller), TrustGrant::Role);
}

TEST(Trust, InServicesAndFederatedUsersIsInNoCallerWithKeys) {
  EXPECT_EQ(granted(R"({"Service": "ec2.amazonaws.com"})", alice), TrustGrant::None);
  EXPECT_EQ(granted(R"({"Federated": "accounts.google.com"})", alice), TrustGrant::None);
}

TEST(Trust, IsOfTheClosestStatement) {
  const auto both =
      statement("Allow", "Principal", R"({"AWS": "111122223333"})") + "," +
      statement("Allow", "Principal", R"({"AWS": "arn:aws:iam::111122223333:user/alice"})");
  EXPECT_EQ(trust(document_of(both), alice),
            (TrustDecision{Outcome::Allow, TrustGrant::Principal}));
  EXPECT_EQ(trust(document_of(both), session),
            (TrustDecision{Outcome::Allow, TrustGrant::Account}));
}

TEST(Trust, LeavesItToTheBoundsOfASessionUnlessItNamesTheSessionItself) {
  const auto role =
      statement("Allow", "Principal", R"({"AWS": "arn:aws:iam::111122223333:role/auditor"})");
  const auto itself = statement(
      "Allow", "Principal", R"({"AWS": "arn:aws:sts::111122223333:assumed-role/auditor/monday"})");
  EXPECT_EQ(trust(document_of(role), session), (TrustDecision{Outcome::Allow, TrustGrant::Role}));
  EXPECT_EQ(trust(document_of(role + "," + itself), session),
            (TrustDecision{Outcome::Allow, TrustGrant::Principal}));
  const auto others =
      statement("Allow", "NotPrincipal", R"({"AWS": "arn:aws:iam::111122223333:user/bob"})");
  for (const TrustedPrincipal& caller : {alice, session})
    EXPECT_EQ(trust(document_of(others), caller),
              (TrustDecision{Outcome::Allow, TrustGrant::Role}));
}

TEST(Trust, HoldsForTheActionsThatAreNamed) {
  const std::string document = document_of(statement("Allow", "Principal", R"("*")"));
  EXPECT_EQ(trust(document, alice, "STS:assumerole").outcome, Outcome::Allow);
  EXPECT_EQ(trust(document, alice, "sts:TagSession").outcome, Outcome::ImplicitDeny);
}

TEST(Trust, IsOverruledByADenial) {
  EXPECT_TRUE(is_denied("Principal", R"({"AWS": "111122223333"})", alice));
  EXPECT_TRUE(is_denied("Principal", R"({"AWS": "arn:aws:iam::111122223333:user/alice"})", alice));
  EXPECT_FALSE(is_denied("Principal", R"({"AWS": "arn:aws:iam::111122223333:user/bob"})", alice));
}

TEST(Trust, IsDeniedToAllButThoseWhoseEveryNameIsListed) {
  constexpr std::string_view in_full =
      R"({"AWS": ["111122223333", "arn:aws:iam::111122223333:user/alice"]})";
  EXPECT_FALSE(is_denied("NotPrincipal", in_full, alice));
  EXPECT_FALSE(is_denied("NotPrincipal", in_full, root));
  EXPECT_TRUE(is_denied("NotPrincipal", in_full, session));
  EXPECT_TRUE(is_denied("NotPrincipal", in_full, stranger));
  EXPECT_TRUE(
      is_denied("NotPrincipal", R"({"AWS": "arn:aws:iam::111122223333:user/alice"})", alice));
  constexpr std::string_view session_in_full = R"({"AWS": [
      "arn:aws:iam::111122223333:root", "arn:aws:iam::111122223333:role/auditor",
      "arn:aws:sts::111122223333:assumed-role/auditor/monday"]})";
  EXPECT_FALSE(is_denied("NotPrincipal", session_in_full, session));
  for (const TrustedPrincipal& anybody : {alice, session, root, stranger})
    EXPECT_FALSE(is_denied("NotPrincipal", R"("*")", anybody));
}

TEST(Trust, IsGivenToAllButThoseOfWhomAnyNameIsListed) {
  const auto given = [](const TrustedPrincipal& caller) {
    return trust(document_of(statement("Allow", "NotPrincipal", R"({"AWS": "111122223333"})")),
                 caller)
        .outcome;
  };
  EXPECT_EQ(given(alice), Outcome::ImplicitDeny);
  EXPECT_EQ(given(session), Outcome::ImplicitDeny);
  EXPECT_EQ(given(stranger), Outcome::Allow);
}

TEST(Trust, AsksItsConditions) {
  const auto policy = parse(R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow",
      "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole",
      "Condition": {"StringEquals": {"sts:ExternalId": "secret"}}}})",
                            DocumentKind::Trust);
  const auto outcome = [&](const Context& context) {
    Budget budget;
    return evaluate_trust(*policy, "sts:AssumeRole", alice, context, budget).outcome;
  };
  Context context;
  EXPECT_EQ(outcome(context), Outcome::ImplicitDeny);
  context.set("sts:ExternalId", "secret");
  EXPECT_EQ(outcome(context), Outcome::Allow);
  EXPECT_EQ(context_keys(*policy), std::vector<std::string>{"sts:ExternalId"});
}

TEST(Trust, CostsNoMoreThanItsBudget) {
  const auto policy =
      parse(document_of(statement("Allow", "Principal", R"("*")")), DocumentKind::Trust);
  Budget budget(3);
  EXPECT_EQ(evaluate_trust(*policy, "sts:AssumeRole", alice, Context(), budget).outcome,
            Outcome::TooCostly);
}

TEST(TrustPolicy, NamesItsAwsPrincipalsOnceEach) {
  const auto policy = parse(
      document_of(statement("Allow", "Principal",
                            R"({"AWS": ["111122223333", "arn:aws:iam::111122223333:user/a"],
                                "Service": "ec2.amazonaws.com"})") +
                  "," + statement("Deny", "NotPrincipal", R"({"AWS": ["111122223333", "*"]})")),
      DocumentKind::Trust);
  EXPECT_EQ(aws_principals(*policy),
            (std::vector<std::string>{"111122223333", "arn:aws:iam::111122223333:user/a"}));
}

TEST(TrustPolicy, NeedsNoVersionAndKnowsVariablesOnlyInTheNewest) {
  const auto document = [](std::string_view version) {
    return "{" + std::string(version) + R"("Statement": {"Effect": "Allow", "Principal": "*",
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"sts:RoleSessionName": "${aws:username}"}}}})";
  };
  const auto keys = [&](std::string_view version) {
    return context_keys(parse(document(version), DocumentKind::Trust).value()).size();
  };
  EXPECT_EQ(keys(""), 1U);
  EXPECT_EQ(keys(R"("Version": "2008-10-17", )"), 1U);
  EXPECT_EQ(keys(R"("Version": "2012-10-17", )"), 2U);
}

TEST(TrustPolicy, IsRefusedInItsOwnWords) {
  EXPECT_EQ(complaint_about("{"), "This policy contains invalid Json");
  EXPECT_EQ(complaint_about("{}"), "Syntax errors in policy.");
  EXPECT_EQ(complaint_about_statement(R"("Principal": "*", "Action": "sts:AssumeRole",
                                         "Resource": "*")"),
            "Has prohibited field Resource");
  EXPECT_EQ(complaint_about_statement(R"("Principal": "*", "Action": "sts:AssumeRole",
                                         "NotResource": [])"),
            "Has prohibited field NotResource");
  EXPECT_EQ(complaint_about_statement(R"("Action": "sts:AssumeRole")"),
            "Missing required field Principal");
  EXPECT_EQ(complaint_about_statement(R"("Principal": {}, "Action": "sts:AssumeRole")"),
            "Missing required field Principal");
  EXPECT_EQ(complaint_about_statement(R"("Principal": "*")"), "Missing required field Action");
}

TEST(TrustPolicy, SpeaksOfAssumingRolesOnly) {
  for (const char* action :
       {R"("sts:AssumeRole")", R"("STS:assumerole")", R"("sts:AssumeRole*")",
        R"(["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"])",
        R"("sts:AssumeRoleWithSAML")", R"("sts:AssumeRoleWithWebIdentity")"})
    EXPECT_EQ(complaint_about_action(action), "") << action;
  for (const char* action :
       {R"("*")", R"("sts:*")", R"("iam:PassRole")", R"("sts:GetSessionToken")",
        R"(["sts:AssumeRole", "iam:*"])", "[]", R"("sts:Assume*")"})
    EXPECT_EQ(complaint_about_action(action),
              "AssumeRole policy may only specify STS AssumeRole actions.")
        << action;
  EXPECT_EQ(complaint_about_statement(R"("Principal": "*", "NotAction": "sts:AssumeRole")"),
            "AssumeRole policy may only specify STS AssumeRole actions.");
}

TEST(TrustPolicy, NamesPrincipalsThatCanBe) {
  const auto complaint = [](std::string_view names) {
    return complaint_about(document_of(statement("Allow", "Principal", names)));
  };
  for (const char* names :
       {R"({"AWS": "arn:aws:iam::111122223333:role/path/r"})",
        R"({"AWS": "arn:aws:sts::111122223333:federated-user/f"})",
        R"({"Service": ["ec2.amazonaws.com", "lambda.eu-west-1.amazonaws.com"]})",
        R"({"Federated": ["accounts.google.com", "arn:aws:iam::111122223333:saml-provider/p",
                          "arn:aws:iam::111122223333:oidc-provider/oidc.example.org/id/1"]})",
        R"({"CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be"})"})
    EXPECT_EQ(complaint(names), "") << names;
  for (const char* names : {"[]", "1", R"("everybody")", R"({"Aws": "*"})", R"({"AWS": {}})"})
    EXPECT_EQ(complaint(names), "Syntax errors in policy.") << names;
  EXPECT_EQ(complaint(R"({"AWS": "alice"})"), R"(Invalid principal in policy: "AWS":"alice")");
  for (const char* name : {"",
                           "1111",
                           "arn:aws:iam::111122223333:group/g",
                           "arn:aws:iam::111122223333:user/*",
                           "arn:aws:s3:::bucket",
                           "arn:aws:sts::111122223333:assumed-role/r",
                           "arn:aws:sts::1:assumed-role/r/s",
                           "arn:aws:sts::111122223333",
                           "arn:aws:iam::1:root",
                           "arn:aws-cn:iam::111122223333:root",
                           "arn:aws-us-gov:iam::111122223333:user/alice",
                           "arn:aws-cn:sts::111122223333:assumed-role/r/s",
                           "arn:*:iam::111122223333:root",
                           "arn:${AWS::Partition}:iam::111122223333:root",
                           "arn:aws:iam::${AWS::AccountId}:root",
                           "${AWS::AccountId}",
                           "<account>",
                           "ACCOUNT_ID",
                           "arn:aws:iam::{{account}}:root",
                           "arn:aws:sts::111122223333:assumed-role/${role}/s",
                           "arn:aws:sts::111122223333:assumed-role/r/<session>",
                           "arn:aws:sts::111122223333:federated-user/${aws:username}"})
    EXPECT_EQ(complaint(R"({"AWS": ")" + std::string(name) + "\"}"), invalid_principal(name));
  EXPECT_EQ(complaint(R"({"Service": "ec2"})"), R"(Invalid principal in policy: "SERVICE":"ec2")");
  for (const std::string name :
       {"*", "", "arn:aws-cn:iam::111122223333:saml-provider/p",
        "arn:aws:iam::${AWS::AccountId}:saml-provider/p", "arn:aws:iam::111122223333:user/alice",
        "arn:aws:iam::111122223333:saml-provider/*", "${issuer}", "<issuer>"})
    EXPECT_EQ(complaint(R"({"Federated": ")" + name + "\"}"),
              R"(Invalid principal in policy: "FEDERATED":")" + name + "\"");
  EXPECT_EQ(complaint(R"({"CanonicalUser": "${id}"})"),
            R"(Invalid principal in policy: "CANONICALUSER":"${id}")");
}

}  // namespace rollcall::policy
