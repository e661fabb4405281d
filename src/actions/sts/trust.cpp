#include "actions/sts/trust.h"

#include "auth/permission/authorize.h"
#include "iam/arn.h"
#include "iam/errors.h"
#include "policy/denial.h"

namespace rollcall::actions {
namespace {

// A name in a trust policy stands for whoever had it when the policy was stored: the ARN, as the
// policy spells it, under which this id was known; empty if it was under none.
std::string trusted_arn(const Trust& trust, std::string_view id) {
  for (const auto& [arn, trusted_id] : trust.trusted_ids)
    if (trusted_id == id)
      return arn;
  return {};
}

// What both sides are asked.
struct Question {
  std::string_view action;
  const TrustTerms& terms;
};

policy::TrustDecision weigh(const auth::Caller& caller, const Trust& trust,
                            const Question& question) {
  const std::string account = iam::to_string(caller.account);
  const std::string_view own_id =
      std::string_view(caller.user_id)
          .substr(0, caller.user_id.find(':'));  // of a session, that of its role
  const std::string known_as = trusted_arn(trust, own_id);
  const bool is_session = caller.kind == auth::CallerKind::RoleSession;
  return policy::evaluate_trust(*trust.policy, question.action,
                                {.account = account,
                                 .arn = is_session ? caller.arn : known_as,
                                 .role_arn = is_session ? std::string_view(known_as) : ""},
                                question.terms.context, question.terms.budget);
}

bool may_assume(const auth::Caller& caller, const Trust& trust, const Question& question) {
  const policy::TrustDecision trusted = weigh(caller, trust, question);
  if (trusted.outcome != policy::Outcome::Allow)
    return false;
  const bool is_own_account = caller.account == trust.role.account;
  const std::string role_arn = iam::arn_of(trust.role);
  return policy::is_allowed(auth::decide(
      caller, {question.action, role_arn, question.terms.context},
      is_own_account ? trusted.grant : policy::TrustGrant::Account, question.terms.budget));
}

}  // namespace

Trust trust_of(const iam::Role& role, const store::Tables& tables, auth::PolicyCache& policies) {
  return {role, policies.parsed(role.assume_role_policy, policy::DocumentKind::Trust),
          tables.roles.trusted_ids(role.name)};
}

std::optional<std::string_view> first_refused(const auth::Caller& caller, const Trust& trust,
                                              const std::vector<std::string_view>& actions,
                                              const TrustTerms& terms) {
  for (const std::string_view action : actions)
    if (!may_assume(caller, trust, {action, terms}))
      return action;
  return std::nullopt;
}

base::Error not_trusted(const auth::Caller& caller, std::string_view action,
                        std::string_view role_arn) {
  return {&iam::errors::access_denied, policy::denial_message(caller.arn, action, role_arn)};
}

}  // namespace rollcall::actions
