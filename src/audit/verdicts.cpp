#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

Verdict fails_from(base::Instant turns, const Question& question, std::size_t column,
                   const Moment& since) {
  Verdict verdict{.status = question.as_of >= turns ? Status::Fail : Status::Pass,
                  .column = column,
                  .since = since.at,
                  .since_column = since.column};
  if (verdict.status == Status::Pass)
    verdict.turns = turns;
  return verdict;
}

}  // namespace

Verdict fails_at_the_limit(const Question& question, std::size_t column, const Moment& since) {
  return fails_from(since.at + question.limit, question, column, since);
}

Verdict fails_past_the_limit(const Question& question, std::size_t column, const Moment& since) {
  return fails_from(since.at + question.limit + base::Seconds{1}, question, column, since);
}

}  // namespace rollcall::audit
