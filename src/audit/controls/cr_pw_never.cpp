// A password that was set is used within a week, or it was not needed. The week is for people to
// get to know of it.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_pw_never = {
    .id = "CR-PW-NEVER",
    .topic = Topic::NeverUsed,
    .severity = Severity::Low,
    .title = {"Passwords never used, {} days after they were set",
              "設定から {} 日以上経過し、一度も使用されていないパスワード"},
    .advice = {"Take the password away if nobody needs it.",
               "不要であれば、コンソールアクセスを無効にしてください。"},
    .command = "aws iam delete-login-profile --user-name USER",
    .asks = {Of::Users, About::Password},
    .limit = Limit{"password-grace", std::chrono::days{7}},
    .unmapped = own::practice,
    .check = never_used_at_the_limit,
};

}  // namespace rollcall::audit
