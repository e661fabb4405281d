// An active access key is replaced within 90 days, to the second. CIS AWS Foundations Benchmark,
// "Ensure access keys are rotated every 90 days or less". Root's keys are to go, not to be
// replaced.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_key_age_90 = {
    .id = "CR-KEY-AGE-90",
    .topic = Topic::Rotation,
    .severity = Severity::Medium,
    .title = {"Active access keys older than {} days",
              "作成から {} 日を超えたアクティブなアクセスキー"},
    .advice = {"Make another key, move its users to it, deactivate this one, then delete it.",
               "別のキーを作成して切り替え、このキーを非アクティブ化してから削除してください。"},
    .asks = {report::Holder::User, About::AccessKeys},
    .limit = Limit{"key-age", std::chrono::days{90}},
    .check =
        [](const Question& question) {
          const KeyColumns& names = key_columns[key_index(question)];
          const auto key = credential_in(question.row, question.slot);
          if (!key || !key->is_active)
            return not_applicable(names.active, reasons::no_active_key);
          if (key->set.column != names.last_rotated)
            return undecidable(names.last_rotated, reasons::not_told);
          return fails_past_the_limit(question, names.last_rotated, key->set);
        },
};

}  // namespace rollcall::audit
