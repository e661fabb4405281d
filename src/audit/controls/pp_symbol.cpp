// Passwords hold a symbol. CIS AWS Foundations Benchmark 1.2, "Ensure IAM password policy requires
// at least one symbol".
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control pp_symbol = {
    .id = "PP-SYMBOL",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Medium,
    .title = {"Password policy does not ask for a symbol",
              "パスワードポリシーで記号が必須になっていない"},
    .advice = {"Require a symbol.", "記号を必須にしてください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .concern = Concern::PolicySymbols,
    .check_account =
        [](const AccountQuestion& question) {
          return fails_unless(question, columns::policy_symbols,
                              [](const iam::PasswordPolicy& rules, const AccountQuestion&) {
                                return rules.require_symbols;
                              });
        },
};

}  // namespace rollcall::audit
