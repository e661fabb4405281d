// Every user has MFA, with a password or without: what AWS Config's iam-user-mfa-enabled asks.
// Programs have no use for it, so that it is asked only when named.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_mfa_all = {
    .id = "CR-MFA-ALL",
    .topic = Topic::Mfa,
    .severity = Severity::Medium,
    .title = {"Users without MFA", "MFA のないユーザー"},
    .advice = {"Have the user assign an MFA device.",
               "ユーザーに MFA デバイスを割り当ててください。"},
    .command =
        "aws iam enable-mfa-device --user-name USER --serial-number SERIAL_NUMBER "
        "--authentication-code1 CODE --authentication-code2 NEXT_CODE",
    .asks = {Of::Users, About::User},
    .asked = Asked::WhenNamed,
    .concern = Concern::MfaForAll,
    .check =
        [](const Question& question) {
          return fails_where(holds(!question.row.mfa_active), columns::mfa_active);
        },
};

}  // namespace rollcall::audit
