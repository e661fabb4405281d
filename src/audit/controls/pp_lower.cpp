// Passwords hold a lowercase letter. CIS AWS Foundations Benchmark 1.2, "Ensure IAM password policy
// requires at least one lowercase letter".
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control pp_lower = {
    .id = "PP-LOWER",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Medium,
    .title = {"Password policy does not ask for a lowercase letter",
              "パスワードポリシーで小文字が必須になっていない"},
    .advice = {"Require a lowercase letter.", "小文字を必須にしてください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .concern = Concern::PolicyLowercase,
    .check_account =
        [](const AccountQuestion& question) {
          return fails_unless(question, columns::policy_lowercase,
                              [](const iam::PasswordPolicy& rules, const AccountQuestion&) {
                                return rules.require_lowercase;
                              });
        },
};

}  // namespace rollcall::audit
