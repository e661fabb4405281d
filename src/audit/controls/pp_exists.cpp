// An account has a password policy of its own, so that somebody has thought about it. Without one
// IAM's own rules hold.
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control pp_exists = {
    .id = "PP-EXISTS",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Medium,
    .title = {"No password policy", "パスワードポリシーがない"},
    .advice = {"Make a password policy.", "パスワードポリシーを作成してください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .unmapped = own::practice,
    .check_account =
        [](const AccountQuestion& question) {
          if (!question.facts.password_policy)
            return undecidable(columns::policy, reasons::no_policy_given);
          return fails_where(holds(!question.facts.password_policy->policy), columns::policy);
        },
};

}  // namespace rollcall::audit
