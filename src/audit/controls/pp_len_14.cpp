// Passwords have at least 14 signs. CIS AWS Foundations Benchmark, "Ensure IAM password policy
// requires minimum length of 14 or greater".
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control pp_len_14 = {
    .id = "PP-LEN-14",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Medium,
    .title = {"Password policy allows shorter passwords than is asked for",
              "パスワードポリシーの最小文字数が不足"},
    .advice = {"Set the minimum length to 14 or more.", "最小文字数を 14 以上に設定してください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .count = Count{"minimum-length", 14},
    .concern = Concern::PolicyLength,
    .check_account =
        [](const AccountQuestion& question) {
          return fails_unless(question, columns::policy_length,
                              [](const iam::PasswordPolicy& rules, const AccountQuestion& asked) {
                                return rules.minimum_length >= asked.count;
                              });
        },
};

}  // namespace rollcall::audit
