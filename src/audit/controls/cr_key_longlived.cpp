// Whoever can use temporary credentials needs no key that lasts. AWS Well-Architected Framework,
// SEC02-BP02.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_key_longlived = {
    .id = "CR-KEY-LONGLIVED",
    .topic = Topic::AccessKeys,
    .severity = Severity::Info,
    .title = {"Active access keys that last", "有効期限のないアクティブなアクセスキー"},
    .advice = {"Let the workload assume a role, or sign in, instead of holding a key.",
               "キーの代わりに、ロールの引き受けまたはサインインを使用してください。"},
    .command =
        "aws iam update-access-key --user-name USER --access-key-id KEY_ID --status Inactive",
    .asks = {Of::Users, About::AccessKeys},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          if (const auto without = without_active_key(question))
            return *without;
          return fails_where(Holds::Yes, key_names(question).active);
        },
};

}  // namespace rollcall::audit
