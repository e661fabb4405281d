// Passwords that never expire show that the policy has no expiry, even where nobody could look at
// the policy.
#include "audit/password_policies.h"
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_pw_noexpiry = {
    .id = "CR-PW-NOEXPIRY",
    .topic = Topic::Passwords,
    .severity = Severity::Info,
    .title = {"Passwords that do not expire", "有効期限のないパスワード"},
    .advice = {"Set an expiry in the password policy if your rules ask for one.",
               "規程で必要な場合は、パスワードポリシーに有効期限を設定してください。"},
    .command = whole_policy_command,
    .asks = {Of::Users, About::Password},
    .unmapped = {"Frameworks ask it of the policy: PP-EXPIRE-90.",
                 "要件はパスワードポリシーが対象です (PP-EXPIRE-90)。"},
    .check =
        [](const Question& question) {
          if (const auto without = without_password(question))
            return *without;
          const std::size_t column = columns::password_next_rotation;
          const auto& next = question.row.password_next_rotation;
          if (!next && next.error() != report::Absence::NotApplicable)
            return undecidable(column, reasons::not_told);
          return fails_where(holds(!next), column);
        },
};

}  // namespace rollcall::audit
