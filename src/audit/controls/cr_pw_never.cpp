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
    .asks = {report::Holder::User, About::Password},
    .limit = Limit{"password-grace", std::chrono::days{7}},
    .check =
        [](const Question& question) {
          const auto password = credential_in(question.row, Slot::Password);
          if (!password)
            return not_applicable(columns::password_enabled, reasons::no_password);
          if (password->was_used)
            return fails_where(Holds::No, columns::password_last_used);
          return fails_at_the_limit(question, columns::password_last_used, password->set);
        },
};

}  // namespace rollcall::audit
