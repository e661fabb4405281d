// Some reports say in one more column that a user has more keys or certificates than there are
// columns for: of those no other control can speak.
#include "audit/verdicts.h"
#include "report/columns.h"

namespace rollcall::audit {
namespace {

constexpr Sentence no_such_column{"The report has no column for further credentials.",
                                  "レポートに追加の認証情報の列がありません。"};

}  // namespace

extern const Control cr_report_extra = {
    .id = "CR-REPORT-EXTRA",
    .topic = Topic::Report,
    .severity = Severity::Medium,
    .title = {"Users with credentials that no column shows",
              "列に表示されない認証情報を持つユーザー"},
    .advice = {"List the user's keys and certificates, and look at each.",
               "ユーザーのキーと証明書を一覧表示し、個別に確認してください。"},
    .command = "aws iam list-access-keys --user-name USER",
    .asks = {Of::Everyone, About::User},
    .unmapped = own::hygiene,
    .check =
        [](const Question& question) {
          if (!question.further_credentials)
            return not_applicable(columns::further_credentials, no_such_column);
          const std::string_view text = *question.further_credentials;
          return fails_where(holds(!text.empty() && !report::parse_absence(text)),
                             columns::further_credentials);
        },
};

}  // namespace rollcall::audit
