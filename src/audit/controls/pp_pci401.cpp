// The password policy is as PCI DSS 4.0.1 wants it: letters and numbers, twelve signs (eight where
// a system cannot do more), the last four remembered, an expiry of 90 days.
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr PolicyRule rules_of_it[] = {
    {columns::policy_length,
     [](const iam::PasswordPolicy& rules, const AccountQuestion& asked) {
       return rules.minimum_length >= asked.count;
     }},
    {columns::policy_lowercase,
     [](const iam::PasswordPolicy& rules, const AccountQuestion&) {
       return rules.require_uppercase || rules.require_lowercase;
     }},
    {columns::policy_numbers, [](const iam::PasswordPolicy& rules,
                                 const AccountQuestion&) { return rules.require_numbers; }},
    {columns::policy_reuse,
     [](const iam::PasswordPolicy& rules, const AccountQuestion&) {
       return rules.reuse_prevention.value_or(0) >= 4;
     }},
    {columns::policy_max_age,
     [](const iam::PasswordPolicy& rules, const AccountQuestion&) {
       return rules.max_age_days && *rules.max_age_days <= 90;
     }},
};

}  // namespace

extern const Control pp_pci401 = {
    .id = "PP-PCI401",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Medium,
    .title = {"Password policy is weaker than PCI DSS 4.0.1",
              "パスワードポリシーが PCI DSS 4.0.1 を満たしていない"},
    .advice =
        {"Require letters and numbers, twelve characters, four remembered passwords and 90 days.",
         "英字と数字、12 文字以上、再利用禁止 4 回、有効期限 90 日を設定してください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .count = Count{"minimum-length-pci", 12},
    .concern = Concern::PolicyOfPci4,
    .check_account =
        [](const AccountQuestion& question) { return fails_unless_all(question, rules_of_it); },
};

}  // namespace rollcall::audit
