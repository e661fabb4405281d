// A password is used at least every 45 days; one that was never used counts from when it was set.
// CIS AWS Foundations Benchmark, "Ensure credentials unused for 45 days or greater are disabled".
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_pw_unused_45 = {
    .id = "CR-PW-UNUSED-45",
    .topic = Topic::Unused,
    .severity = Severity::Medium,
    .title = {"Passwords unused for {} days or more", "{} 日以上使用されていないパスワード"},
    .advice = {"Take the password away if nobody misses it.",
               "不要であれば、コンソールアクセスを無効にしてください。"},
    .command = "aws iam delete-login-profile --user-name USER",
    .asks = {Of::Users, About::Password},
    .limit = Limit{"password-unused", std::chrono::days{45}},
    .concern = Concern::UnusedFor45Days,
    .check = unused_at_the_limit,
};

}  // namespace rollcall::audit
