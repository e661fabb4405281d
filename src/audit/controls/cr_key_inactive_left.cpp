// A key that was deactivated is deleted once it is sure that nobody misses it. Only reports that
// date inactive keys show it.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence no_inactive_key{"No inactive access key is told of in this slot.",
                                   "このスロットに非アクティブなアクセスキーの情報がありません。"};

}  // namespace

extern const Control cr_key_inactive_left = {
    .id = "CR-KEY-INACTIVE-LEFT",
    .topic = Topic::AccessKeys,
    .severity = Severity::Low,
    .title = {"Inactive access keys older than {} days",
              "作成から {} 日を超えた非アクティブなアクセスキー"},
    .advice = {"Delete the key.", "キーを削除してください。"},
    .command = "aws iam delete-access-key --user-name USER --access-key-id KEY_ID",
    .asks = {Of::Users, About::AccessKeys},
    .limit = Limit{"inactive-key-age", std::chrono::days{90}},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          const report::KeyCells& key = key_cells(question);
          const KeyColumns& names = key_names(question);
          if (key.active)
            return not_applicable(names.active, no_inactive_key);
          if (!key.last_rotated)
            return not_applicable(names.last_rotated, no_inactive_key);
          return fails_past_the_limit(question, names.last_rotated,
                                      {*key.last_rotated, names.last_rotated});
        },
};

}  // namespace rollcall::audit
