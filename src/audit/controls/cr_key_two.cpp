// A user has one active access key: the second is for the days of a rotation. CIS AWS Foundations
// Benchmark, "Ensure there is only one active access key available for any single IAM user", which
// allows no such days; a set overlap does.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_key_two = {
    .id = "CR-KEY-TWO",
    .topic = Topic::AccessKeys,
    .severity = Severity::Medium,
    .title = {"Users with two active access keys", "アクティブなアクセスキーを 2 つ持つユーザー"},
    .advice = {"Finish the rotation: deactivate the older key, then delete it.",
               "ローテーションを完了し、古いキーを非アクティブ化してから削除してください。"},
    .command =
        "aws iam update-access-key --user-name USER --access-key-id KEY_ID_OF_THE_OLDER "
        "--status Inactive",
    .asks = {Of::Users, About::User},
    .limit = Limit{"rotation-overlap", base::Seconds{0}},
    .concern = Concern::OneActiveKey,
    .check =
        [](const Question& question) {
          const auto& keys = question.row.access_keys;
          const bool both = keys[0].active && keys[1].active;
          if (!both && has_further(question) == Told::Unknown)
            return undecidable(columns::further_credentials, reasons::not_told);
          for (std::size_t slot = 0; slot < keys.size(); ++slot)
            if (!keys[slot].active && !is_unread(question, key_columns[slot].active))
              return fails_where(Holds::No, key_columns[slot].active);
          for (const KeyColumns& names : key_columns)
            if (is_unread(question, names.active))
              return undecidable(names.active, reasons::unread);
          if (question.limit == base::Seconds{0})
            return fails_where(Holds::Yes, key_columns[1].active);
          for (std::size_t slot = 0; slot < keys.size(); ++slot)
            if (!keys[slot].last_rotated)
              return undecidable(key_columns[slot].last_rotated, reasons::not_told);
          const std::size_t younger = *keys[0].last_rotated > *keys[1].last_rotated ? 0 : 1;
          return fails_past_the_limit(
              question, key_columns[younger].active,
              {*keys[younger].last_rotated, key_columns[younger].last_rotated});
        },
};

}  // namespace rollcall::audit
