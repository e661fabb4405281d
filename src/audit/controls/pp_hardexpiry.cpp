// Whose password expired can set another: with a hard expiry only an administrator can let them in
// again.
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control pp_hardexpiry = {
    .id = "PP-HARDEXPIRY",
    .topic = Topic::PasswordPolicy,
    .severity = Severity::Info,
    .title = {"Users whose passwords expired are locked out",
              "パスワードの期限が切れたユーザーが締め出される"},
    .advice = {"Let users set a new password after it expired, unless your rules want it so.",
               "規程で必要でない限り、期限切れ後の変更を許可してください。"},
    .command = whole_policy_command,
    .asks = {Of::Account, About::Account},
    .needs = Needs::PasswordPolicy,
    .unmapped = own::practice,
    .check_account =
        [](const AccountQuestion& question) {
          return fails_unless(question, columns::policy_hard_expiry,
                              [](const iam::PasswordPolicy& rules, const AccountQuestion&) {
                                return !rules.is_hard();
                              });
        },
};

}  // namespace rollcall::audit
