#include "audit/verdicts.h"

#include <algorithm>

#include "report/columns.h"

namespace rollcall::audit {
namespace {

constexpr std::string_view govcloud = "arn:aws-us-gov:";
constexpr Sentence no_mfa_there{"The root user of a GovCloud account cannot have MFA.",
                                "GovCloud のルートユーザーには MFA を設定できません。"};

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

std::size_t use_column(const Question& question) {
  return question.slot == Slot::Password ? columns::password_last_used
                                         : key_names(question).last_used_date;
}

const report::Cell<base::Instant>& use_cell(const Question& question) {
  return question.slot == Slot::Password ? question.row.password_last_used
                                         : key_cells(question).last_used_date;
}

std::optional<Verdict> without_credential(const Question& question) {
  return question.slot == Slot::Password ? without_password(question)
                                         : without_active_key(question);
}

// Of a password that is there, N/A would say that there is none: it tells nothing of its use.
bool says_never(const Question& question, report::Absence absence) {
  return question.slot == Slot::Password ? absence == report::Absence::NoInformation
                                         : absence != report::Absence::NotSupported;
}

Told told(const Question& question, std::size_t column, bool flag) {
  if (is_unread(question, column))
    return Told::Unknown;
  return flag ? Told::Yes : Told::No;
}

// Yes where one is, Unknown where one may be.
Told either(Told one, Told other) {
  if (one == Told::Yes || other == Told::Yes)
    return Told::Yes;
  return one == Told::Unknown || other == Told::Unknown ? Told::Unknown : Told::No;
}

}  // namespace

Verdict fails_at_the_limit(const Question& question, std::size_t column, const Moment& since) {
  return fails_from(since.at + question.limit, question, column, since);
}

Verdict fails_past_the_limit(const Question& question, std::size_t column, const Moment& since) {
  return fails_from(since.at + question.limit + base::Seconds{1}, question, column, since);
}

bool is_unread(const Question& question, std::size_t column) {
  return std::ranges::any_of(question.unread,
                             [&](const report::Unread& unread) { return unread.column == column; });
}

bool is_among(std::span<const std::string> words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

// A report that tells of further credentials does not tell whether they are active.
Told has_further(const Question& question) {
  const std::string_view further = question.further_credentials.value_or("");
  return further.empty() || report::parse_absence(further) ? Told::No : Told::Unknown;
}

Told has_password(const Question& question) {
  const auto& enabled = question.row.password_enabled;
  const bool is_told =
      enabled || (is_root(question.row) && enabled.error() == report::Absence::NotSupported);
  if (!is_told || is_unread(question, columns::password_enabled))
    return Told::Unknown;
  return can_sign_in(question.row) ? Told::Yes : Told::No;
}

Told has_active_key(const Question& question) {
  const auto& keys = question.row.access_keys;
  const Told in_slots = either(told(question, key_columns[0].active, keys[0].active),
                               told(question, key_columns[1].active, keys[1].active));
  return either(in_slots, has_further(question));
}

Told has_usable_credential(const Question& question) {
  const auto& certificates = question.row.certificates;
  const Told certificate =
      either(told(question, certificate_columns[0].active, certificates[0].active),
             told(question, certificate_columns[1].active, certificates[1].active));
  return either(either(has_password(question), has_active_key(question)), certificate);
}

std::optional<Verdict> without_password(const Question& question) {
  switch (has_password(question)) {
    case Told::Yes:
      return std::nullopt;
    case Told::No:
      return not_applicable(columns::password_enabled, reasons::no_password);
    case Told::Unknown:
      break;
  }
  return undecidable(columns::password_enabled, reasons::not_told);
}

std::optional<Verdict> without_mfa_of_root(const Question& question) {
  if (question.row.arn.starts_with(govcloud))
    return not_applicable(columns::mfa_active, no_mfa_there);
  switch (has_password(question)) {
    case Told::Yes:
      return std::nullopt;
    case Told::No:
      return not_applicable(columns::password_enabled, reasons::no_root_password);
    case Told::Unknown:
      break;
  }
  return undecidable(columns::password_enabled, reasons::unread);
}

std::optional<Verdict> without_active_key(const Question& question) {
  if (key_cells(question).active)
    return std::nullopt;
  return not_applicable(key_names(question).active, reasons::no_active_key);
}

std::optional<Verdict> without_active_certificate(const Question& question) {
  const std::size_t index = index_of(question);
  if (question.row.certificates[index].active)
    return std::nullopt;
  return not_applicable(certificate_columns[index].active, reasons::no_active_certificate);
}

Verdict unused_at_the_limit(const Question& question) {
  if (const auto without = without_credential(question))
    return *without;
  const auto credential = credential_in(question.row, question.slot);
  if (!credential)
    return undecidable(use_column(question), reasons::not_told);
  return fails_at_the_limit(question, use_column(question), credential->idle);
}

Verdict never_used_at_the_limit(const Question& question) {
  if (const auto without = without_credential(question))
    return *without;
  const report::Cell<base::Instant>& use = use_cell(question);
  if (use)
    return fails_where(Holds::No, use_column(question));
  const auto credential = credential_in(question.row, question.slot);
  if (!credential || !says_never(question, use.error()))
    return undecidable(use_column(question), reasons::not_told);
  return fails_at_the_limit(question, use_column(question), credential->set);
}

Verdict key_past_the_limit(const Question& question) {
  if (const auto without = without_active_key(question))
    return *without;
  const std::size_t column = key_names(question).last_rotated;
  const auto& last_rotated = key_cells(question).last_rotated;
  if (!last_rotated)
    return undecidable(column, reasons::not_told);
  return fails_past_the_limit(question, column, {*last_rotated, column});
}

Verdict password_past_the_limit(const Question& question) {
  if (const auto without = without_password(question))
    return *without;
  const std::size_t column = columns::password_last_changed;
  const auto& last_changed = question.row.password_last_changed;
  if (!last_changed)
    return undecidable(column, reasons::not_told);
  return fails_past_the_limit(question, column, {*last_changed, column});
}

NewestUse newest_use(const Question& question) {
  NewestUse newest;
  if (has_further(question) == Told::Unknown)
    newest.unread_column = columns::further_credentials;
  const auto look = [&](const report::Cell<base::Instant>& use, std::size_t column) {
    if (is_unread(question, column))
      newest.unread_column = column;
    else if (use && (!newest.moment || *use > newest.moment->at))
      newest.moment = Moment{*use, column};
  };
  look(question.row.password_last_used, columns::password_last_used);
  for (std::size_t slot = 0; slot < report::slots; ++slot)
    look(question.row.access_keys[slot].last_used_date, key_columns[slot].last_used_date);
  return newest;
}

}  // namespace rollcall::audit
