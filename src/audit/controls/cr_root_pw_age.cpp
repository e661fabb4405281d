// The root user's password is changed now and then. Older reports do not date it.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence not_dated{"This edition of the report does not date the root password.",
                             "この形式のレポートにはルートのパスワードの変更日がありません。"};

}  // namespace

extern const Control cr_root_pw_age = {
    .id = "CR-ROOT-PW-AGE",
    .topic = Topic::Passwords,
    .severity = Severity::Low,
    .title = {"Root password not changed for more than {} days",
              "{} 日を超えて変更されていないルートユーザーのパスワード"},
    .advice = {"Sign in as root and change the password.",
               "ルートユーザーとしてサインインし、パスワードを変更してください。"},
    .asks = {Of::Root, About::Password},
    .limit = Limit{"root-password-age", std::chrono::days{365}},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          if (has_password(question) == Told::No)
            return not_applicable(columns::password_enabled, reasons::no_root_password);
          if (!question.row.password_last_changed &&
              !is_unread(question, columns::password_last_changed))
            return not_applicable(columns::password_last_changed, not_dated);
          return password_past_the_limit(question);
        },
};

}  // namespace rollcall::audit
