// An access key that was made is used within a week, or it was not needed. The week is for whoever
// made it to put it where it belongs.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_key_never = {
    .id = "CR-KEY-NEVER",
    .topic = Topic::NeverUsed,
    .severity = Severity::Low,
    .title = {"Active access keys never used, {} days after they were made",
              "作成から {} 日以上経過し、一度も使用されていないアクティブなアクセスキー"},
    .advice = {"Delete the key if nobody needs it.", "不要であれば、キーを削除してください。"},
    .asks = {report::Holder::User, About::AccessKeys},
    .limit = Limit{"key-grace", std::chrono::days{7}},
    .check =
        [](const Question& question) {
          const KeyColumns& names = key_columns[key_index(question)];
          const auto key = credential_in(question.row, question.slot);
          if (!key || !key->is_active)
            return not_applicable(names.active, reasons::no_active_key);
          if (key->was_used)
            return fails_where(Holds::No, names.last_used_date);
          return fails_at_the_limit(question, names.last_used_date, key->set);
        },
};

}  // namespace rollcall::audit
