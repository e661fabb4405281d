// Whoever has a password may change it, or has to tell it to somebody who does.
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control pp_change = {
    .id = "PP-CHANGE",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Low,
    .title = {"Users may not change their own passwords",
              "ユーザーが自分のパスワードを変更できない"},
    .advice = {"Allow users to change their own passwords.",
               "ユーザーによるパスワードの変更を許可してください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .unmapped = own::practice,
    .check_account =
        [](const AccountQuestion& question) {
          return fails_unless(question, columns::policy_change,
                              [](const iam::PasswordPolicy& rules, const AccountQuestion&) {
                                return rules.allow_users_to_change_password;
                              });
        },
};

}  // namespace rollcall::audit
