#pragma once
// The verdicts that many controls give, each made in one place: so that "45 days or more" and "more
// than 90 days" mean the same second everywhere.

#include "audit/cells.h"
#include "audit/credentials.h"

namespace rollcall::audit {

namespace reasons {
inline constexpr Sentence no_password{"There is no password.", "パスワードがありません。"};
inline constexpr Sentence no_active_key{"There is no active access key in this slot.",
                                        "このスロットにアクティブなアクセスキーがありません。"};
inline constexpr Sentence not_told{"The report does not tell.", "レポートからは判断できません。"};
}  // namespace reasons

inline Verdict not_applicable(std::size_t column, const Sentence& reason) {
  return {.status = Status::NotApplicable, .column = column, .reason = reason};
}

inline Verdict undecidable(std::size_t column, const Sentence& reason) {
  return {.status = Status::Manual, .column = column, .reason = reason};
}

enum class Holds { No, Yes };

// A question without an age: Fail where what must not be holds.
inline Verdict fails_where(Holds holds, std::size_t column) {
  return {.status = holds == Holds::Yes ? Status::Fail : Status::Pass, .column = column};
}

// Fail from the second on at which the age is the limit: "unused for 45 days or more".
Verdict fails_at_the_limit(const Question& question, std::size_t column, const Moment& since);

// Fail only once the age is past the limit: "rotated every 90 days or less".
Verdict fails_past_the_limit(const Question& question, std::size_t column, const Moment& since);

// Which access key a question is about.
inline std::size_t key_index(const Question& question) {
  return question.slot == Slot::AccessKey2 ? 1 : 0;
}

}  // namespace rollcall::audit
