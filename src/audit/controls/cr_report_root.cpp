// A report tells of the root user too. Without that row nothing can be said of root, and every
// control of root says so.
#include "audit/verdicts.h"

namespace rollcall::audit {

extern const Control cr_report_root = {
    .id = "CR-REPORT-ROOT",
    .topic = Topic::Report,
    .severity = Severity::Info,
    .title = {"The report has no row of the root user", "レポートにルートユーザーの行がない"},
    .advice = {"Take a report from the account itself, and do not cut it.",
               "アカウントから取得したレポートを、加工せずに使用してください。"},
    .command = "aws iam get-credential-report",
    .asks = {Of::Account, About::Account},
    .unmapped = own::hygiene,
    .check_account =
        [](const AccountQuestion& question) {
          return fails_where(holds(question.root_row == RootRow::Absent), columns::user);
        },
};

}  // namespace rollcall::audit
