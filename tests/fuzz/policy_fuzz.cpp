// Any bytes as a policy document. What is accepted must be whole, cost no more than its budget and
// deny more, never less, when a deny stands beside it.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "policy/denial.h"
#include "policy/evaluate.h"
#include "policy/parse.h"
#include "policy/size.h"

namespace {

using namespace rollcall::policy;

void require(bool holds) {
  if (!holds)
    std::abort();
}

void check_statement(const Statement& statement) {
  require(!statement.actions.patterns.empty());
  require(!statement.resources.patterns.empty());
  for (const Condition& condition : statement.conditions)
    require(condition.comparison.operation != nullptr);
}

void check_decisions(const Policy& policy) {
  static const Policy deny_users = parse(R"({"Version": "2012-10-17", "Statement": {
      "Effect": "Deny", "Action": "iam:*User*", "Resource": "*"}})")
                                       .value();
  constexpr ContextValue context[] = {{"aws:username", "alice"}, {"aws:userid", "AIDA*"}};
  const AccessRequest requests[] = {
      {"iam:GetUser", "arn:aws:iam::123456789012:user/alice", context},
      {"iam:GetCredentialReport", "*", context},
      {"s3:GetObject", "arn:aws:s3:::bucket/a/b"}};
  for (const AccessRequest& request : requests) {
    const Policy* policies[] = {&policy, &deny_users};
    Budget budget;
    const Decision alone = evaluate({policies, 1}, request, budget);
    require(budget.is_exceeded() == (alone.outcome == Outcome::TooCostly));
    Budget second_budget;
    const Decision both = evaluate(policies, request, second_budget);
    require(!is_allowed(both) || is_allowed(alone));
    if (!is_allowed(alone))
      require(!denial_message("arn", request.action, request.resource, alone).empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view document(reinterpret_cast<const char*>(data), size);
  require(size_without_white_space(document) <= size);
  const auto policy = parse(document);
  if (!policy) {
    require(!policy.error().message.empty());
    return 0;
  }
  require(!policy->statements.empty());
  for (const Statement& statement : policy->statements)
    check_statement(statement);
  check_decisions(*policy);
  return 0;
}
