// A report says how things were when it was made. Who reads it more than a day later reads of
// yesterday.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

constexpr Sentence not_dated{"It was not said when the report was made, or when it is read.",
                             "レポートの作成日時または確認日時が渡されていません。"};

}  // namespace

extern const Control cr_report_age = {
    .id = "CR-REPORT-AGE",
    .topic = Topic::Report,
    .severity = Severity::Low,
    .title = {"The report is too old", "レポートが古すぎる"},
    .advice = {"Generate the report anew.", "レポートを再生成してください。"},
    .command = "aws iam generate-credential-report",
    .asks = {Of::Account, About::Account},
    .limit = Limit{"report-age", std::chrono::hours{24}},
    .unmapped = own::hygiene,
    .check_account =
        [](const AccountQuestion& question) {
          if (!question.facts.generated || !question.read_at)
            return undecidable(columns::generated, not_dated);
          const base::Instant generated = *question.facts.generated;
          const base::Instant turns = generated + question.limit + base::Seconds{1};
          Verdict verdict = fails_where(holds(*question.read_at >= turns), columns::generated);
          verdict.since = generated;
          verdict.since_column = columns::generated;
          if (verdict.status == Status::Pass)
            verdict.turns = turns;
          return verdict;
        },
};

}  // namespace rollcall::audit
