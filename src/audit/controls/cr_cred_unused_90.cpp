// No password and no key is left unused for 90 days: the older and wider rule, CIS AWS Foundations
// Benchmark 1.2 and 1.3, "Ensure credentials unused for 90 days or greater are disabled", and PCI
// DSS.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_cred_unused_90 = {
    .id = "CR-CRED-UNUSED-90",
    .topic = Topic::Unused,
    .severity = Severity::Medium,
    .title = {"Passwords and active access keys unused for {} days or more",
              "{} 日以上使用されていないパスワードとアクティブなアクセスキー"},
    .advice =
        {"Take the password away, or deactivate the key, and delete it once nobody misses it.",
         "コンソールアクセスを無効にするかキーを非アクティブ化し、影響がなければ削除してください"
         "。"},
    .command = "aws iam delete-login-profile --user-name USER",
    .key_command =
        "aws iam update-access-key --user-name USER --access-key-id KEY_ID --status Inactive",
    .asks = {Of::Users, About::Credentials},
    .limit = Limit{"credential-unused", std::chrono::days{90}},
    .concern = Concern::UnusedFor90Days,
    .check = unused_at_the_limit,
};

}  // namespace rollcall::audit
