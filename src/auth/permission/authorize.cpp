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
  policy::Budget budget;
  return decide(requester, question, budget);
}

policy::Decision decide(const Requester& requester, const Question& question,
                        policy::Budget& budget) {
  const Caller& caller = requester.caller;
  const policy::Context context =
      caller.policies.ask_for_context ? context_for(requester, question) : policy::Context();
  return decide(caller, {question.action, question.resource.arn, context}, policy::TrustGrant::None,
                budget);
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

base::Result<base::Nothing> authorize_all_below(const Requester& requester,
                                                const Question& question) {
  policy::Budget budget;
  const policy::Context context = requester.caller.policies.ask_for_context
                                      ? context_for(requester, question)
                                      : policy::Context();
  const policy::Decision decision =
      decide_all_below(requester.caller, {question.action, question.resource.arn, context}, budget);
  if (policy::is_allowed(decision))
    return base::Nothing{};
  return std::unexpected(refusal(requester, question, decision));
}

}  // namespace rollcall::auth
