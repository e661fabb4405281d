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
    .command =
        "aws iam enable-mfa-device --user-name USER --serial-number SERIAL_NUMBER "
        "--authentication-code1 CODE --authentication-code2 NEXT_CODE",
    .asks = {Of::Users, About::User},
    .concern = Concern::ConsoleMfa,
    .check =
        [](const Question& question) {
          if (const auto without = without_password(question))
            return *without;
          return fails_where(holds(!question.row.mfa_active), columns::mfa_active);
        },
};

}  // namespace rollcall::audit
