// The root user has MFA, or no password that MFA could guard. CIS AWS Foundations Benchmark,
// "Ensure MFA is enabled for the 'root' user account", which leaves GovCloud out: there the root
// user cannot have MFA.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_root_mfa = {
    .id = "CR-ROOT-MFA",
    .topic = Topic::Mfa,
    .severity = Severity::Critical,
    .title = {"Root user without MFA", "MFA のないルートユーザー"},
    .advice =
        {"Sign in as root in the console and register at least two MFA devices, or remove a "
         "member account's root credentials.",
         "ルートユーザーとしてコンソールにサインインし、MFA デバイスを 2 つ以上登録してください。"
         "メンバーアカウントの場合は、ルートの認証情報を削除することもできます。"},
    .asks = {Of::Root, About::User},
    .concern = Concern::RootMfa,
    .check =
        [](const Question& question) {
          if (const auto without = without_mfa_of_root(question))
            return *without;
          return fails_where(holds(!question.row.mfa_active), columns::mfa_active);
        },
};

}  // namespace rollcall::audit
