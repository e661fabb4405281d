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
    .asks = {report::Holder::User, About::Password},
    .limit = Limit{"password-unused", std::chrono::days{45}},
    .check =
        [](const Question& question) {
          const auto password = credential_in(question.row, Slot::Password);
          if (!password)
            return not_applicable(columns::password_enabled, reasons::no_password);
          return fails_at_the_limit(question, columns::password_last_used, password->idle);
        },
};

}  // namespace rollcall::audit
