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
    .asks = {report::Holder::Root, About::AccessKeys},
    .check =
        [](const Question& question) {
          const std::size_t index = key_index(question);
          const bool active = question.row.access_keys[index].active;
          return fails_where(active ? Holds::Yes : Holds::No, key_columns[index].active);
        },
};

}  // namespace rollcall::audit
