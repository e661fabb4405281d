// Whoever signs in to the console with a password does so with MFA. CIS AWS Foundations Benchmark,
// "Ensure MFA is enabled for all IAM users that have a console password". Root has a control of its
// own.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_mfa_console = {
    .id = "CR-MFA-CONSOLE",
    .topic = Topic::Mfa,
    .severity = Severity::High,
    .title = {"Users with a password and without MFA", "パスワードがあり MFA のないユーザー"},
    .advice = {"Have the user assign an MFA device, or take the password away.",
               "ユーザーに MFA デバイスを割り当てるか、パスワードを削除してください。"},
    .asks = {report::Holder::User, About::User},
    .check =
        [](const Question& question) {
          if (!question.row.password_enabled)
            return undecidable(columns::password_enabled, reasons::not_told);
          if (!*question.row.password_enabled)
            return not_applicable(columns::password_enabled, reasons::no_password);
          return fails_where(question.row.mfa_active ? Holds::No : Holds::Yes, columns::mfa_active);
        },
};

}  // namespace rollcall::audit
