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
    .command =
        "aws iam update-access-key --user-name USER --access-key-id KEY_ID --status Inactive",
    .asks = {Of::Users, About::AccessKeys},
    .limit = Limit{"key-grace", std::chrono::days{7}},
    .unmapped = own::practice,
    .check = never_used_at_the_limit,
};

}  // namespace rollcall::audit
