// Whoever nobody has been for 90 days does not keep a way in. One who was never seen counts from
// when the user was made.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence none_to_use{"The user has no usable credential.",
                               "ユーザーに使用できる認証情報がありません。"};

}  // namespace

extern const Control cr_user_dormant = {
    .id = "CR-USER-DORMANT",
    .topic = Topic::Unused,
    .severity = Severity::Medium,
    .title = {"Users with credentials and no use for {} days or more",
              "認証情報を持ち、{} 日以上使用のないユーザー"},
    .advice = {"Ask the owner, then disable or delete the user.",
               "所有者に確認し、ユーザーを無効化または削除してください。"},
    .command = "aws iam delete-user --user-name USER",
    .asks = {Of::Users, About::User},
    .limit = Limit{"user-dormant", std::chrono::days{90}},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          switch (has_usable_credential(question)) {
            case Told::No:
              return not_applicable(columns::password_enabled, none_to_use);
            case Told::Unknown:
              return undecidable(columns::password_enabled, reasons::not_told);
            case Told::Yes:
              break;
          }
          const NewestUse newest = newest_use(question);
          const Moment since =
              newest.moment.value_or(Moment{question.row.user_creation_time, columns::created});
          const std::size_t column = newest.moment ? since.column : columns::password_last_used;
          Verdict verdict = fails_at_the_limit(question, column, since);
          const bool is_told =
              !newest.unread_column || (newest.moment && verdict.status == Status::Pass);
          return is_told ? verdict : undecidable(*newest.unread_column, reasons::unread);
        },
};

}  // namespace rollcall::audit
