// A key that missed a rotation twice. Some tools fail a key only from here on.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_key_age_180 = {
    .id = "CR-KEY-AGE-180",
    .topic = Topic::Rotation,
    .severity = Severity::High,
    .title = {"Active access keys older than {} days",
              "作成から {} 日を超えたアクティブなアクセスキー"},
    .advice = {"Make another key, move its users to it, deactivate this one, then delete it.",
               "別のキーを作成して切り替え、このキーを非アクティブ化してから削除してください。"},
    .command = "aws iam create-access-key --user-name USER",
    .asks = {Of::Users, About::AccessKeys},
    .limit = Limit{"key-age-long", std::chrono::days{180}},
    .unmapped = {"A worse degree of CR-KEY-AGE-90, which the frameworks name.",
                 "CR-KEY-AGE-90 のより深刻な段階です。要件はそちらに対応します。"},
    .check = key_past_the_limit,
};

}  // namespace rollcall::audit
