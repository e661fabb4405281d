// The password policy is as PCI DSS 3.2.1 wants it (IAM.10): letters of both sizes and numbers,
// seven signs, the last four remembered, an expiry of 90 days.
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr PolicyRule rules_of_it[] = {
    {columns::policy_length, [](const iam::PasswordPolicy& rules,
                                const AccountQuestion&) { return rules.minimum_length >= 7; }},
    {columns::policy_uppercase, [](const iam::PasswordPolicy& rules,
                                   const AccountQuestion&) { return rules.require_uppercase; }},
    {columns::policy_lowercase, [](const iam::PasswordPolicy& rules,
                                   const AccountQuestion&) { return rules.require_lowercase; }},
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

extern const Control pp_pci321 = {
    .id = "PP-PCI321",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Medium,
    .title = {"Password policy is weaker than PCI DSS 3.2.1",
              "パスワードポリシーが PCI DSS 3.2.1 を満たしていない"},
    .advice =
        {"Require letters and numbers, seven characters, four remembered passwords and 90 days.",
         "大文字、小文字、数字、7 文字以上、再利用禁止 4 回、有効期限 90 日を設定してください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .concern = Concern::PolicyOfPci3,
    .check_account =
        [](const AccountQuestion& question) { return fails_unless_all(question, rules_of_it); },
};

}  // namespace rollcall::audit
