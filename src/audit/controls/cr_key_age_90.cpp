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
    .command = "aws iam create-access-key --user-name USER",
    .asks = {Of::Users, About::AccessKeys},
    .limit = Limit{"key-age", std::chrono::days{90}},
    .concern = Concern::KeyRotation,
    .check = key_past_the_limit,
};

}  // namespace rollcall::audit
