// None of the last 24 passwords may come back, which is the most that IAM can remember. CIS AWS
// Foundations Benchmark, "Ensure IAM password policy prevents password reuse".
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control pp_reuse_24 = {
    .id = "PP-REUSE-24",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Low,
    .title = {"Password policy allows passwords to come back too soon",
              "パスワードポリシーで再利用が十分に禁止されていない"},
    .advice = {"Set the number of remembered passwords to 24.",
               "パスワードの再利用禁止を 24 回に設定してください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .count = Count{"remembered-passwords", 24},
    .concern = Concern::PolicyReuse,
    .check_account =
        [](const AccountQuestion& question) {
          return fails_unless(question, columns::policy_reuse,
                              [](const iam::PasswordPolicy& rules, const AccountQuestion& asked) {
                                return rules.reuse_prevention.value_or(0) >= asked.count;
                              });
        },
};

}  // namespace rollcall::audit
