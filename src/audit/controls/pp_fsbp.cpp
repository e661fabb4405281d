// The password policy is as AWS Foundational Security Best Practices want it (IAM.7): all four
// classes of signs and eight signs or more. It asks for neither expiry nor memory unless told to.
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr PolicyRule rules_of_it[] = {
    {columns::policy_length, [](const iam::PasswordPolicy& rules,
                                const AccountQuestion&) { return rules.minimum_length >= 8; }},
    {columns::policy_uppercase, [](const iam::PasswordPolicy& rules,
                                   const AccountQuestion&) { return rules.require_uppercase; }},
    {columns::policy_lowercase, [](const iam::PasswordPolicy& rules,
                                   const AccountQuestion&) { return rules.require_lowercase; }},
    {columns::policy_symbols, [](const iam::PasswordPolicy& rules,
                                 const AccountQuestion&) { return rules.require_symbols; }},
    {columns::policy_numbers, [](const iam::PasswordPolicy& rules,
                                 const AccountQuestion&) { return rules.require_numbers; }},
};

}  // namespace

extern const Control pp_fsbp = {
    .id = "PP-FSBP",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Medium,
    .title = {"Password policy is weaker than AWS Foundational Security Best Practices",
              "パスワードポリシーが AWS 基礎セキュリティのベストプラクティスを満たしていない"},
    .advice = {"Require all four classes of characters and at least eight.",
               "4 種類の文字をすべて必須にし、8 文字以上に設定してください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .concern = Concern::PolicyOfSecurityHub,
    .check_account =
        [](const AccountQuestion& question) { return fails_unless_all(question, rules_of_it); },
};

}  // namespace rollcall::audit
