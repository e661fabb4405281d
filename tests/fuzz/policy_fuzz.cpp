// Any bytes as a policy document, of each kind. What is accepted must be whole, cost no more than
// its budget and deny more, never less, when a deny or a boundary stands beside it.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "policy/denial.h"
#include "policy/evaluate.h"
#include "policy/explain.h"
#include "policy/parse.h"
#include "policy/replaced_principals.h"
#include "policy/size.h"

namespace {

using namespace rollcall::policy;

void require(bool holds) {
  if (!holds)
    std::abort();
}

Context a_context() {
  Context context;
  context.set("aws:username", "alice");
  context.set("aws:userid", "AIDA*");
  context.set("aws:SourceIp", "192.0.2.7");
  context.set("aws:CurrentTime", "2030-01-01T00:00:00Z");
  context.set("aws:EpochTime", "1893456000");
  context.set("aws:PrincipalArn", "arn:aws:iam::123456789012:user/alice");
  context.set("aws:MultiFactorAuthPresent", "true");
  context.set("aws:UserAgent", "\xFF");
  context.set_all("aws:TagKeys", {"team", "1"});
  return context;
}

void check_place(const Place& before, const Place& behind) {
  require(before.line < behind.line ||
          (before.line == behind.line && before.column <= behind.column));
}

void check_statement(const Statement& statement, DocumentKind kind) {
  require(!statement.actions.patterns.empty());
  require(statement.resources.patterns.empty() == (kind == DocumentKind::Trust));
  require(statement.principals.principals.empty() == (kind != DocumentKind::Trust));
  check_place(statement.begin, statement.end);
  for (const Condition& condition : statement.conditions)
    require(condition.comparison.operation != nullptr);
}

const Policy& deny_users() {
  static const Policy policy = parse(R"({"Version": "2012-10-17", "Statement": [
      {"Effect": "Allow", "Action": "*", "Resource": "*"},
      {"Effect": "Deny", "Action": "iam:*User*", "Resource": "*"}]})")
                                   .value();
  return policy;
}

void check_decision(const Policies& alone, const AccessRequest& request) {
  Budget budget;
  const Decision decision = evaluate(alone, request, budget);
  require(budget.is_exceeded() == (decision.outcome == Outcome::TooCostly));
  if (!is_allowed(decision))
    require(!denial_message("arn", request.action, request.resource, decision).empty());

  Policies bounded = alone;
  bounded.permissions_boundary = &deny_users();
  Budget second_budget;
  const Decision within = evaluate(bounded, request, second_budget);
  require(!is_allowed(within) || is_allowed(decision));

  Budget third_budget;
  const Explanation explanation = explain(alone, request, third_budget);
  if (!third_budget.is_exceeded())
    require(explanation.decision == decision);
}

void check_decisions(const Policy& policy) {
  static const Context full = a_context();
  static const Context empty;
  const Policy* const pointer = &policy;
  for (const Context* context : {&full, &empty}) {
    const AccessRequest requests[] = {
        {"iam:GetUser", "arn:aws:iam::123456789012:user/alice", *context},
        {"iam:GetCredentialReport", "*", *context},
        {"s3:GetObject", "arn:aws:s3:::bucket/a/b", *context}};
    for (const AccessRequest& request : requests)
      check_decision({.identity = {&pointer, 1}}, request);
    if (!mentions_any(policy)) {
      Budget one;
      Budget other;
      require(evaluate({.identity = {&pointer, 1}}, requests[0], one) ==
              evaluate({.identity = {&pointer, 1}},
                       {requests[0].action, requests[0].resource, empty}, other));
    }
  }
}

void check_trust(const Policy& policy) {
  static const Context full = a_context();
  const TrustedPrincipal callers[] = {
      {.account = "123456789012", .arn = "arn:aws:iam::123456789012:user/alice"},
      {.account = "123456789012",
       .arn = "arn:aws:sts::123456789012:assumed-role/r/s",
       .role_arn = "arn:aws:iam::123456789012:role/r"}};
  for (const TrustedPrincipal& caller : callers) {
    Budget budget;
    const TrustDecision decision = evaluate_trust(policy, "sts:AssumeRole", caller, full, budget);
    require((decision.outcome == Outcome::Allow) == (decision.grant != TrustGrant::None));
    require(budget.is_exceeded() == (decision.outcome == Outcome::TooCostly));
  }
}

// Whom a trust policy names can be called otherwise, and nobody else is.
void check_other_names(std::string_view document, const Policy& policy) {
  require(with_principals_replaced(document, {}) == document);
  const std::vector<std::string> names = aws_principals(policy);
  PrincipalTexts texts;
  for (const std::string& name : names)
    texts.emplace(name, R"(an "other\ name)");
  const auto renamed = read_stored(with_principals_replaced(document, texts), DocumentKind::Trust);
  require(renamed.has_value());
  const std::vector<std::string> one = {R"(an "other\ name)"};
  require(aws_principals(*renamed) == (names.empty() ? names : one));
}

void check_kind(std::string_view document, DocumentKind kind) {
  const auto policy = parse(document, kind);
  if (!policy) {
    require(!policy.error().message.empty());
    return;
  }
  require(!policy->statements.empty());
  require(read_stored(document, kind).has_value());
  for (const Statement& statement : policy->statements)
    check_statement(statement, kind);
  if (kind != DocumentKind::Trust)
    return check_decisions(*policy);
  check_trust(*policy);
  check_other_names(document, *policy);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view document(reinterpret_cast<const char*>(data), size);
  require(size_without_white_space(document) <= size);
  for (const auto kind :
       {DocumentKind::Identity, DocumentKind::Managed, DocumentKind::Session, DocumentKind::Trust})
    check_kind(document, kind);
  // What many may have one may have alone, and that may narrow a session, too.
  require(!parse(document, DocumentKind::Managed) || parse(document, DocumentKind::Identity));
  require(!parse(document) || parse(document, DocumentKind::Session));
  return 0;
}
