// A member account whose root access is managed centrally has neither a root password nor root
// keys. Asked where somebody says that the account is such a one. CIS AWS Foundations Benchmark
// 7.0, "Ensure centralized root access".
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_root_central = {
    .id = "CR-ROOT-CENTRAL",
    .topic = Topic::RootUser,
    .severity = Severity::Info,
    .title = {"Root user with credentials of its own in a member account",
              "独自の認証情報を持つメンバーアカウントのルートユーザー"},
    .advice = {"Remove the root user's credentials from the management account.",
               "管理アカウントからルートユーザーの認証情報を削除してください。"},
    .command = "aws iam enable-organizations-root-credentials-management",
    .asks = {Of::Root, About::User},
    .asked = Asked::WhenNamed,
    .concern = Concern::CentralRoot,
    .check =
        [](const Question& question) {
          const Told password = has_password(question);
          const Told key = has_active_key(question);
          if (password == Told::Yes)
            return fails_where(Holds::Yes, columns::password_enabled);
          if (key == Told::Yes)
            return fails_where(Holds::Yes,
                               key_columns[question.row.access_keys[0].active ? 0 : 1].active);
          if (password == Told::Unknown || key == Told::Unknown)
            return undecidable(columns::password_enabled, reasons::unread);
          return fails_where(Holds::No, columns::password_enabled);
        },
};

}  // namespace rollcall::audit
