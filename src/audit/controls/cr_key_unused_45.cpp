// An active access key is used at least every 45 days; one that was never used counts from when it
// was made. CIS AWS Foundations Benchmark, "Ensure credentials unused for 45 days or greater are
// disabled".
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_key_unused_45 = {
    .id = "CR-KEY-UNUSED-45",
    .topic = Topic::Unused,
    .severity = Severity::Medium,
    .title = {"Active access keys unused for {} days or more",
              "{} 日以上使用されていないアクティブなアクセスキー"},
    .advice = {"Deactivate the key, wait whether somebody misses it, then delete it.",
               "キーを非アクティブ化し、影響がないことを確認してから削除してください。"},
    .asks = {report::Holder::User, About::AccessKeys},
    .limit = Limit{"key-unused", std::chrono::days{45}},
    .check =
        [](const Question& question) {
          const KeyColumns& names = key_columns[key_index(question)];
          const auto key = credential_in(question.row, question.slot);
          if (!key || !key->is_active)
            return not_applicable(names.active, reasons::no_active_key);
          return fails_at_the_limit(question, names.last_used_date, key->idle);
        },
};

}  // namespace rollcall::audit
