// Passwords hold an uppercase letter. CIS AWS Foundations Benchmark 1.2, "Ensure IAM password
// policy requires at least one uppercase letter".
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control pp_upper = {
    .id = "PP-UPPER",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Medium,
    .title = {"Password policy does not ask for an uppercase letter",
              "パスワードポリシーで大文字が必須になっていない"},
    .advice = {"Require an uppercase letter.", "大文字を必須にしてください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .concern = Concern::PolicyUppercase,
    .check_account =
        [](const AccountQuestion& question) {
          return fails_unless(question, columns::policy_uppercase,
                              [](const iam::PasswordPolicy& rules, const AccountQuestion&) {
                                return rules.require_uppercase;
                              });
        },
};

}  // namespace rollcall::audit
