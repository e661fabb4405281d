// The root user has no active access key. CIS AWS Foundations Benchmark, "Ensure no 'root' user
// account access key exists".
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_root_key = {
    .id = "CR-ROOT-KEY",
    .topic = Topic::RootAccessKey,
    .severity = Severity::Critical,
    .title = {"Active access keys of the root user", "ルートユーザーのアクティブなアクセスキー"},
    .advice = {"Delete the key: it gives unrestricted access to the whole account.",
               "キーを削除してください。アカウント全体に無制限にアクセスできます。"},
    .command = "aws iam delete-access-key --access-key-id KEY_ID",
    .asks = {Of::Root, About::AccessKeys},
    .concern = Concern::RootKey,
    .check =
        [](const Question& question) {
          return fails_where(holds(key_cells(question).active), key_names(question).active);
        },
};

}  // namespace rollcall::audit
