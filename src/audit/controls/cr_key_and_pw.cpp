// A person has a password, a program a key; who has both is either, and neither can be taken away.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_key_and_pw = {
    .id = "CR-KEY-AND-PW",
    .topic = Topic::AccessKeys,
    .severity = Severity::Low,
    .title = {"Users with a password and an active access key",
              "パスワードとアクティブなアクセスキーの両方を持つユーザー"},
    .advice = {"Give the program a user or a role of its own, and take one of the two away.",
               "プログラム用に別のユーザーまたはロールを用意し、どちらかを削除してください。"},
    .command = "aws iam delete-login-profile --user-name USER",
    .asks = {Of::Users, About::User},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          if (const auto without = without_password(question))
            return *without;
          const std::size_t column = key_columns[question.row.access_keys[1].active ? 1 : 0].active;
          switch (has_active_key(question)) {
            case Told::Yes:
              return fails_where(Holds::Yes, column);
            case Told::No:
              return fails_where(Holds::No, column);
            case Told::Unknown:
              break;
          }
          return undecidable(column, reasons::unread);
        },
};

}  // namespace rollcall::audit
