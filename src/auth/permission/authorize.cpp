#include "auth/permission/authorize.h"

#include "auth/permission/authorize_all.h"
#include "auth/permission/context.h"
#include "auth/permission/prospect.h"
#include "iam/errors.h"
#include "policy/all_below.h"
#include "policy/denial.h"

namespace rollcall::auth {
namespace {

policy::Context context_for(const Requester& requester, const Question& question) {
  policy::Context context = context_of(requester.caller, requester.facts);
  if (question.resource.tags)
    add_resource_tags(context, question.resource.tags());
  if (question.describe)
    question.describe(context);
  return context;
}

policy::Context context_where_asked(const Requester& requester, const Question& question) {
  return requester.caller.policies.ask_for_context ? context_for(requester, question)
                                                   : policy::Context();
}

policy::Policies policies_of(const Caller& caller) {
  policy::Policies policies{.identity = caller.policies.identity,
                            .permissions_boundary = caller.policies.permissions_boundary,
                            .session = {}};
  if (caller.policies.session)
    policies.session = *caller.policies.session;
  return policies;
}

}  // namespace

policy::Decision decide(const Caller& caller, const policy::AccessRequest& request,
                        policy::TrustGrant grant, policy::Budget& budget) {
  if (caller.is_root())
    return {policy::Outcome::Allow};
  return policy::evaluate_granted(policies_of(caller), request, grant, budget);
}

policy::Decision decide_all_below(const Caller& caller, const policy::AccessRequest& request,
                                  policy::Budget& budget) {
  if (caller.is_root())
    return {policy::Outcome::Allow};
  return policy::evaluate_all_below(policies_of(caller), request, budget);
}

policy::Prospect prospect_of(const Caller& caller, std::string_view action,
                             policy::Budget& budget) {
  if (caller.is_root())
    return policy::Prospect::Open;
  return policy::prospect_of(policies_of(caller), action, budget);
}

policy::Decision decide(const Requester& requester, const Question& question) {
  const policy::Context context = context_where_asked(requester, question);
  const auto under = [&](std::string_view name) {
    return decide(requester.caller, {name, question.resource.arn, context},
                  policy::TrustGrant::None, requester.budget);
  };
  const policy::Decision decision = under(question.action);
  const bool is_denied = !policy::is_allowed(decision) && !policy::is_left_open(decision);
  if (question.formerly.empty() || is_denied)
    return decision;
  const policy::Decision former = under(question.formerly);
  return policy::is_left_open(former) ? decision : former;
}

base::Error refusal(const Requester& requester, const Question& question,
                    const policy::Decision& decision) {
  return {&iam::errors::access_denied, policy::denial_message(requester.caller.arn, question.action,
                                                              question.resource.shown, decision)};
}

base::Result<base::Nothing> authorize(const Requester& requester, const Question& question) {
  const policy::Decision decision = decide(requester, question);
  if (policy::is_allowed(decision))
    return base::Nothing{};
  return std::unexpected(refusal(requester, question, decision));
}

}  // namespace rollcall::auth
