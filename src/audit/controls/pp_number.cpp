// Passwords hold a number. CIS AWS Foundations Benchmark 1.2, "Ensure IAM password policy requires
// at least one number".
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control pp_number = {
    .id = "PP-NUMBER",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Medium,
    .title = {"Password policy does not ask for a number",
              "パスワードポリシーで数字が必須になっていない"},
    .advice = {"Require a number.", "数字を必須にしてください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .concern = Concern::PolicyNumbers,
    .check_account =
        [](const AccountQuestion& question) {
          return fails_unless(question, columns::policy_numbers,
                              [](const iam::PasswordPolicy& rules, const AccountQuestion&) {
                                return rules.require_numbers;
                              });
        },
};

}  // namespace rollcall::audit
