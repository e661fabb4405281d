// A password past the date on which the policy wanted it changed.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence never_expires{"Passwords do not expire.", "パスワードに有効期限はありません。"};

}  // namespace

extern const Control cr_pw_overdue = {
    .id = "CR-PW-OVERDUE",
    .topic = Topic::Passwords,
    .severity = Severity::Low,
    .title = {"Passwords that have expired", "有効期限が切れたパスワード"},
    .advice = {"Take the password away if nobody signs in any more, or have it changed.",
               "サインインする人がいなければ削除し、いればパスワードの変更を求めてください。"},
    .command = "aws iam update-login-profile --user-name USER --password-reset-required",
    .asks = {Of::Users, About::Password},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          if (const auto without = without_password(question))
            return *without;
          const std::size_t column = columns::password_next_rotation;
          const auto& next = question.row.password_next_rotation;
          if (next)
            return fails_past_the_limit(question, column, {*next, column});
          if (next.error() == report::Absence::NotApplicable)
            return not_applicable(column, never_expires);
          return undecidable(column, reasons::not_told);
        },
};

}  // namespace rollcall::audit
