// The root user has MFA, or no password that MFA could guard. CIS AWS Foundations Benchmark,
// "Ensure MFA is enabled for the 'root' user account".
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_root_mfa = {
    .id = "CR-ROOT-MFA",
    .topic = Topic::Mfa,
    .severity = Severity::Critical,
    .title = {"Root user without MFA", "MFA のないルートユーザー"},
    .advice = {"Assign an MFA device to the root user.",
               "ルートユーザーに MFA デバイスを割り当ててください。"},
    .asks = {report::Holder::Root, About::User},
    .check =
        [](const Question& question) {
          if (!can_sign_in(question.row))
            return not_applicable(columns::password_enabled, reasons::no_password);
          return fails_where(question.row.mfa_active ? Holds::No : Holds::Yes, columns::mfa_active);
        },
};

}  // namespace rollcall::audit
