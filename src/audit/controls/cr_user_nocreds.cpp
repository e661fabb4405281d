// A user who can do nothing for a month is a leftover. The month is for whoever is about to be
// given something.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence has_one{"The user has a usable credential.",
                           "ユーザーには使用できる認証情報があります。"};

}  // namespace

extern const Control cr_user_nocreds = {
    .id = "CR-USER-NOCREDS",
    .topic = Topic::Unused,
    .severity = Severity::Low,
    .title = {"Users without any usable credential, {} days after they were made",
              "作成から {} 日を超え、使用できる認証情報のないユーザー"},
    .advice = {"Ask the owner, then delete the user with its policies, groups and devices.",
               "所有者に確認し、ポリシー、グループ、デバイスとともにユーザーを削除してください。"},
    .command = "aws iam delete-user --user-name USER",
    .asks = {Of::Users, About::User},
    .limit = Limit{"user-without-credentials", std::chrono::days{30}},
    .unmapped = own::practice,
    .check =
        [](const Question& question) {
          switch (has_usable_credential(question)) {
            case Told::Yes:
              return not_applicable(columns::password_enabled, has_one);
            case Told::Unknown:
              return undecidable(columns::password_enabled, reasons::not_told);
            case Told::No:
              break;
          }
          return fails_past_the_limit(question, columns::created,
                                      {question.row.user_creation_time, columns::created});
        },
};

}  // namespace rollcall::audit
