#pragma once
// The verdicts that many controls give, each made in one place: so that "45 days or more" and "more
// than 90 days" mean the same second everywhere, and what cannot be read is never taken for a no.

#include "audit/cells.h"
#include "audit/credentials.h"

namespace rollcall::audit {

namespace reasons {
inline constexpr Sentence no_password{"There is no password.", "パスワードがありません。"};
inline constexpr Sentence no_active_key{"There is no active access key in this slot.",
                                        "このスロットにアクティブなアクセスキーがありません。"};
inline constexpr Sentence no_active_certificate{"There is no active certificate in this slot.",
                                                "このスロットにアクティブな証明書がありません。"};
inline constexpr Sentence no_root_password{"The root user has no password.",
                                           "ルートユーザーにパスワードがありません。"};
inline constexpr Sentence not_told{"The report does not tell.", "レポートからは判断できません。"};
inline constexpr Sentence unread{
    "The report has no such column, or says a word there that is not known.",
    "レポートにこの列がないか、値を解釈できません。"};
inline constexpr Sentence no_root_row{"The report has no row of the root user.",
                                      "レポートにルートユーザーの行がありません。"};
inline constexpr Sentence no_policy_given{
    "The password policy was not given: the report does not tell it.",
    "パスワードポリシーが渡されていません。レポートからは判断できません。"};
inline constexpr Sentence nothing_named{"No words to look for are set.",
                                        "確認する値が設定されていません。"};
}  // namespace reasons

// The texts of controls that say the same of themselves.
namespace own {
inline constexpr Sentence hygiene{"Says how far the report can be relied on; no framework asks.",
                                  "レポート自体の信頼性を示すもので、対応する要件はありません。"};
inline constexpr Sentence practice{"Good practice that no framework asks for by a number.",
                                   "ベストプラクティスであり、番号の付いた要件はありません。"};
}  // namespace own

inline Verdict not_applicable(std::size_t column, const Sentence& reason) {
  return {.status = Status::NotApplicable, .column = column, .reason = reason};
}

inline Verdict undecidable(std::size_t column, const Sentence& reason) {
  return {.status = Status::Manual, .column = column, .reason = reason};
}

enum class Holds { No, Yes };
inline Holds holds(bool condition) { return condition ? Holds::Yes : Holds::No; }

// A question without an age: Fail where what must not be holds.
inline Verdict fails_where(Holds holds, std::size_t column) {
  return {.status = holds == Holds::Yes ? Status::Fail : Status::Pass, .column = column};
}

// Fail from the second on at which the age is the limit: "unused for 45 days or more".
Verdict fails_at_the_limit(const Question& question, std::size_t column, const Moment& since);

// Fail only once the age is past the limit: "rotated every 90 days or less".
Verdict fails_past_the_limit(const Question& question, std::size_t column, const Moment& since);

// Which access key or certificate a question is about.
inline std::size_t index_of(const Question& question) {
  return question.slot == Slot::AccessKey2 || question.slot == Slot::Certificate2 ? 1 : 0;
}
inline const KeyColumns& key_names(const Question& question) {
  return key_columns[index_of(question)];
}
inline const report::KeyCells& key_cells(const Question& question) {
  return question.row.access_keys[index_of(question)];
}

bool is_unread(const Question& question, std::size_t column);

// Whether a control's words name it.
bool is_among(std::span<const std::string> words, std::string_view word);

// What the report tells of something that is or is not.
enum class Told { No, Yes, Unknown };
Told has_further(const Question& question);  // credentials for which there are no columns
Told has_password(const Question& question);
Told has_active_key(const Question& question);         // in either slot, or in none of ours
Told has_usable_credential(const Question& question);  // password, key or certificate

// The verdict on a slot with nothing in it to ask about, nullopt where there is something.
std::optional<Verdict> without_password(const Question& question);
std::optional<Verdict> without_mfa_of_root(const Question& question);  // a need of it, or a way
std::optional<Verdict> without_active_key(const Question& question);
std::optional<Verdict> without_active_certificate(const Question& question);

// Of the password or key of the slot: nobody used it for as long as the limit.
Verdict unused_at_the_limit(const Question& question);

// Of the same: nobody ever used it, and it is as old as the limit.
Verdict never_used_at_the_limit(const Question& question);

// The active key of the slot is older than the limit.
Verdict key_past_the_limit(const Question& question);

// The password's last change is longer ago than the limit.
Verdict password_past_the_limit(const Question& question);

// The newest use that the row tells of, and whether there may be others that it does not tell.
struct NewestUse {
  std::optional<Moment> moment;
  std::optional<std::size_t> unread_column;
};
NewestUse newest_use(const Question& question);

}  // namespace rollcall::audit
