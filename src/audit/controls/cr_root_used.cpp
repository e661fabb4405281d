// Nobody works as the root user. CIS AWS Foundations Benchmark, "Eliminate use of the 'root' user
// for administrative and daily tasks", which names no number of days: a use counts until it is as
// old as the limit.
#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

// A cell of last use that the report does not support tells no "not used".
std::optional<std::size_t> untold_use(const Question& question) {
  const auto is_untold = [](const report::Cell<base::Instant>& use) {
    return !use && use.error() == report::Absence::NotSupported;
  };
  if (is_untold(question.row.password_last_used))
    return columns::password_last_used;
  for (std::size_t slot = 0; slot < report::slots; ++slot)
    if (is_untold(question.row.access_keys[slot].last_used_date))
      return key_columns[slot].last_used_date;
  return std::nullopt;
}

}  // namespace

extern const Control cr_root_used = {
    .id = "CR-ROOT-USED",
    .topic = Topic::RootUser,
    .severity = Severity::High,
    .title = {"Root user used within {} days", "{} 日以内に使用されたルートユーザー"},
    .advice = {"Find out who used it and what for, and let a role do that from now on.",
               "使用した人と目的を確認し、今後はロールで行ってください。"},
    .asks = {Of::Root, About::User},
    .limit = Limit{"root-used", std::chrono::days{90}},
    .concern = Concern::RootUse,
    .check =
        [](const Question& question) {
          const NewestUse newest = newest_use(question);
          const bool is_recent =
              newest.moment && question.as_of < newest.moment->at + question.limit;
          if (!is_recent && newest.unread_column)
            return undecidable(*newest.unread_column, reasons::unread);
          if (const auto untold = untold_use(question); untold && !is_recent)
            return undecidable(*untold, reasons::not_told);
          if (!newest.moment)
            return fails_where(Holds::No, columns::password_last_used);
          Verdict verdict = fails_where(holds(is_recent), newest.moment->column);
          verdict.since = newest.moment->at;
          verdict.since_column = newest.moment->column;
          if (is_recent)
            verdict.turns = newest.moment->at + question.limit;
          return verdict;
        },
};

}  // namespace rollcall::audit
