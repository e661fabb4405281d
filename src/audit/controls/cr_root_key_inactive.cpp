// An inactive key of the root user is a key all the same: it can be activated again, and counts in
// AccountAccessKeysPresent. Only reports that date inactive keys, or tell of their use, show it.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence key_is_active{"The key is active.", "キーはアクティブです。"};

}  // namespace

extern const Control cr_root_key_inactive = {
    .id = "CR-ROOT-KEY-INACTIVE",
    .topic = Topic::RootAccessKey,
    .severity = Severity::Medium,
    .title = {"Inactive access keys of the root user",
              "ルートユーザーの非アクティブなアクセスキー"},
    .advice = {"Delete the key: somebody can activate it again.",
               "キーを削除してください。再びアクティブにされるおそれがあります。"},
    .command = "aws iam delete-access-key --access-key-id KEY_ID",
    .asks = {Of::Root, About::AccessKeys},
    .unmapped = {"Frameworks ask for the active key, which has a control of its own.",
                 "要件はアクティブなキーが対象で、別のコントロールで確認します。"},
    .check =
        [](const Question& question) {
          const report::KeyCells& key = key_cells(question);
          const KeyColumns& names = key_names(question);
          if (key.active)
            return not_applicable(names.active, key_is_active);
          if (key.last_used_date)
            return fails_where(Holds::Yes, names.last_used_date);
          if (is_unread(question, names.last_used_date))
            return undecidable(names.last_used_date, reasons::unread);
          // Where root's password is not told of, inactive keys are not dated either.
          if (!key.last_rotated && !question.row.password_enabled)
            return undecidable(names.last_rotated, reasons::not_told);
          return fails_where(holds(key.last_rotated.has_value()), names.last_rotated);
        },
};

}  // namespace rollcall::audit
