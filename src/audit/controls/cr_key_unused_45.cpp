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
    .command =
        "aws iam update-access-key --user-name USER --access-key-id KEY_ID --status Inactive",
    .asks = {Of::Users, About::AccessKeys},
    .limit = Limit{"key-unused", std::chrono::days{45}},
    .concern = Concern::UnusedFor45Days,
    .check = unused_at_the_limit,
};

}  // namespace rollcall::audit
