// Passwords expire within 90 days. CIS AWS Foundations Benchmark 1.2, "Ensure IAM password policy
// expires passwords within 90 days or less".
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control pp_expire_90 = {
    .id = "PP-EXPIRE-90",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Low,
    .title = {"Password policy lets passwords live longer than is asked for",
              "パスワードポリシーの有効期限が長すぎるか、未設定"},
    .advice = {"Set the password expiry to 90 days or less.",
               "パスワードの有効期限を 90 日以下に設定してください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .count = Count{"password-expiry-days", 90},
    .concern = Concern::PolicyExpiry,
    .check_account =
        [](const AccountQuestion& question) {
          return fails_unless(question, columns::policy_max_age,
                              [](const iam::PasswordPolicy& rules, const AccountQuestion& asked) {
                                return rules.max_age_days && *rules.max_age_days <= asked.count;
                              });
        },
};

}  // namespace rollcall::audit
