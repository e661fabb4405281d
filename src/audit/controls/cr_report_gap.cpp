// A use that AWS did not record cannot be reported: of keys before 2015-04-22, of passwords before
// 2014-10-20, and sign-ins from 2018-05-03 to 2018-05-22 whose place an earlier one took. AWS user
// guide, credential reports.
#include "audit/verdicts.h"
#include "iam/access_key.h"
#include "iam/password_policy.h"

namespace rollcall::audit {
namespace {

constexpr Sentence no_key{"There is no access key in this slot.",
                          "このスロットにアクセスキーがありません。"};
constexpr base::Instant sign_ins_lost_from{base::Seconds{1'525'305'600}};  // 2018-05-03T00:00:00Z

}  // namespace

extern const Control cr_report_gap = {
    .id = "CR-REPORT-GAP",
    .topic = Topic::Report,
    .severity = Severity::Info,
    .title = {"Credentials whose last use may be missing from the report",
              "最終使用日時が記録されていない可能性のある認証情報"},
    .advice = {"Do not rely on the last use of this credential alone.",
               "この認証情報の最終使用日時だけで判断しないでください。"},
    .asks = {Of::Users, About::Credentials},
    .unmapped = own::hygiene,
    .check =
        [](const Question& question) {
          const bool is_password = question.slot == Slot::Password;
          const auto credential = credential_in(question.row, question.slot);
          if (!credential)
            return is_password ? without_password(question).value_or(
                                     undecidable(columns::password_enabled, reasons::not_told))
                               : not_applicable(key_names(question).last_rotated, no_key);
          const std::size_t column =
              is_password ? columns::password_last_used : key_names(question).last_used_date;
          const Moment& since = credential->was_used ? credential->idle : credential->set;
          const base::Instant tracked =
              is_password ? iam::password_tracking_began : iam::access_key_tracking_began;
          const bool is_lost = credential->was_used
                                   ? is_password && credential->idle.at < sign_ins_lost_from
                                   : credential->set.at < tracked;
          Verdict verdict = fails_where(holds(is_lost), column);
          verdict.since = since.at;
          verdict.since_column = since.column;
          return verdict;
        },
};

}  // namespace rollcall::audit
