// Whoever gets a password is not given a key with it that nobody asked for. CIS AWS Foundations
// Benchmark, "Do not create access keys during initial setup for IAM users with a console
// password", as its command line audits it: the key was never used. A window adds what its console
// audit looks at: that the key was made together with the user.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_key_initial = {
    .id = "CR-KEY-INITIAL",
    .topic = Topic::NeverUsed,
    .severity = Severity::Medium,
    .title = {"Access keys never used of users with a password",
              "パスワードを持つユーザーの、一度も使用されていないアクセスキー"},
    .advice = {"Delete the key; its owner can make one when it is needed.",
               "キーを削除してください。必要になれば本人が作成できます。"},
    .command =
        "aws iam update-access-key --user-name USER --access-key-id KEY_ID --status Inactive",
    .asks = {Of::Users, About::AccessKeys},
    .limit = Limit{"initial-window", base::Seconds{0}},
    .concern = Concern::InitialKeys,
    .check =
        [](const Question& question) {
          if (const auto without = without_active_key(question))
            return *without;
          if (const auto without = without_password(question))
            return *without;
          const KeyColumns& names = key_names(question);
          const report::KeyCells& key = key_cells(question);
          if (key.last_used_date)
            return fails_where(Holds::No, names.last_used_date);
          if (key.last_used_date.error() == report::Absence::NotSupported)
            return undecidable(names.last_used_date, reasons::not_told);
          if (question.limit == base::Seconds{0})
            return fails_where(Holds::Yes, names.last_used_date);
          if (!key.last_rotated)
            return undecidable(names.last_rotated, reasons::not_told);
          if (is_unread(question, columns::created))
            return undecidable(columns::created, reasons::unread);
          const base::Seconds apart = *key.last_rotated - question.row.user_creation_time;
          Verdict verdict =
              fails_where(holds(std::chrono::abs(apart) <= question.limit), names.last_used_date);
          verdict.since = *key.last_rotated;
          verdict.since_column = names.last_rotated;
          return verdict;
        },
};

}  // namespace rollcall::audit
