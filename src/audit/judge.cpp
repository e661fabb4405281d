#include "audit/judge.h"

#include <algorithm>

#include "audit/cells.h"
#include "audit/controls.h"
#include "audit/credentials.h"
#include "audit/password_policies.h"
#include "audit/verdicts.h"
#include "iam/user.h"
#include "report/cell_text.h"

namespace rollcall::audit {
namespace {

constexpr Slot of_account[] = {Slot::Account};
constexpr Slot of_user[] = {Slot::User};
constexpr Slot of_password[] = {Slot::Password};
constexpr Slot of_keys[] = {Slot::AccessKey1, Slot::AccessKey2};
constexpr Slot of_certificates[] = {Slot::Certificate1, Slot::Certificate2};
constexpr Slot of_credentials[] = {Slot::Password, Slot::AccessKey1, Slot::AccessKey2};

std::span<const Slot> slots_of(About about) {
  switch (about) {
    case About::Account:
      return of_account;
    case About::User:
      return of_user;
    case About::Password:
      return of_password;
    case About::AccessKeys:
      return of_keys;
    case About::Certificates:
      return of_certificates;
    case About::Credentials:
      return of_credentials;
  }
  return {};
}

bool asks_of_root(const Control& control) {
  return control.asks.of == Of::Root || control.asks.of == Of::Everyone;
}
bool asks_of_users(const Control& control) {
  return control.asks.of == Of::Users || control.asks.of == Of::Everyone;
}

// "123456789012" of "arn:aws:iam::123456789012:user/alice"; empty where there is none.
std::string_view account_in(std::string_view arn) {
  constexpr int colons_before = 4;
  for (int colon = 0; colon < colons_before; ++colon) {
    const auto at = arn.find(':');
    if (at == arn.npos)
      return {};
    arn.remove_prefix(at + 1);
  }
  return arn.substr(0, arn.find(':'));
}

// The cells that say what the slot holds at all, and since when: they are looked at before, or
// stand in for, the one that a verdict names.
std::vector<std::size_t> columns_behind(Slot slot, const Verdict& verdict) {
  const bool counts_from_the_user = verdict.since_column == columns::created;
  std::vector<std::size_t> behind{verdict.column, verdict.since_column.value_or(verdict.column)};
  const auto add = [&](std::size_t enabled, std::size_t set) {
    behind.push_back(enabled);
    if (counts_from_the_user)
      behind.push_back(set);
  };
  switch (slot) {
    case Slot::Account:
    case Slot::User:
      break;
    case Slot::Password:
      add(columns::password_enabled, columns::password_last_changed);
      break;
    case Slot::AccessKey1:
    case Slot::AccessKey2: {
      const KeyColumns& names = key_columns[slot == Slot::AccessKey1 ? 0 : 1];
      add(names.active, names.last_rotated);
      break;
    }
    case Slot::Certificate1:
    case Slot::Certificate2: {
      const CertificateColumns& names = certificate_columns[slot == Slot::Certificate1 ? 0 : 1];
      add(names.active, names.last_rotated);
      break;
    }
  }
  return behind;
}

// A verdict that rests on a cell which nobody could read is none.
Verdict told_verdict(const Control& control, const Question& question) {
  const Verdict verdict = control.check(question);
  // The last slot speaks for the credentials behind it, for which there are no columns.
  const bool is_last = question.slot == Slot::AccessKey2 || question.slot == Slot::Certificate2;
  if (is_last && verdict.status != Status::Fail && verdict.column != columns::user &&
      has_further(question) == Told::Unknown)
    return undecidable(columns::further_credentials, reasons::not_told);
  for (const std::size_t column : columns_behind(question.slot, verdict))
    if (is_unread(question, column))
      return undecidable(column, reasons::unread);
  return verdict;
}

std::string value_in(const Question& question, std::size_t column) {
  if (column == columns::further_credentials)
    return std::string(question.further_credentials.value_or(""));
  if (column >= report::column_count)
    return fact_text(question.facts, column);
  for (const report::Unread& unread : question.unread)
    if (unread.column == column)
      return unread.word;
  return report::cell_text(question.row, column);
}

Finding finding_of(const Control& control, const Question& question) {
  const std::string_view account = account_in(question.row.arn);
  Finding finding{.control = &control,
                  .account = std::string(account.empty() ? question.facts.account_id : account),
                  .user = question.row.user,
                  .slot = question.slot,
                  .verdict = told_verdict(control, question),
                  .value = {}};
  finding.value = value_in(question, finding.verdict.column);
  if (finding.verdict.since)
    finding.age = question.as_of - *finding.verdict.since;
  return finding;
}

template <typename Usual, typename Set>
auto measure_of(const Usual& usual, const Set& set, decltype(set.begin()->second) otherwise) {
  if (!usual)
    return otherwise;
  const auto found = set.find(usual->name);
  return found == set.end() ? otherwise : found->second;
}

std::vector<std::string> split(std::string_view words) {
  std::vector<std::string> parts;
  while (!words.empty()) {
    const auto comma = words.find(',');
    parts.emplace_back(words.substr(0, comma));
    words.remove_prefix(comma == words.npos ? words.size() : comma + 1);
  }
  return parts;
}

std::vector<const Control*> chosen(std::span<const Control* const> named) {
  std::vector<const Control*> chosen(named.begin(), named.end());
  if (named.empty())
    std::ranges::copy_if(controls(), std::back_inserter(chosen),
                         [](const Control* control) { return control->asked == Asked::Always; });
  return chosen;
}

}  // namespace

base::Seconds limit_of(const Control& control, const Terms& terms) {
  return measure_of(control.limit, terms.limits,
                    control.limit ? control.limit->usual : base::Seconds{0});
}

Auditor::Auditor(const Terms& terms, Facts facts)
    : controls_(chosen(terms.controls)),
      as_of_(terms.as_of),
      read_at_(terms.read_at),
      facts_(std::move(facts)) {
  for (const Control* const control : controls_)
    measures_.push_back({.control = control,
                         .limit = limit_of(*control, terms),
                         .count = measure_of(control->count, terms.counts,
                                             control->count ? control->count->usual : 0),
                         .words = measure_of(control->words, terms.words,
                                             split(control->words ? control->words->usual : ""))});
}

std::vector<Finding> Auditor::judge(const Entry& entry) {
  const bool is_root_row = is_root(entry.row);
  if (is_root_row)
    root_row_ = RootRow::Present;
  std::vector<Finding> findings;
  findings.reserve(measures_.size() * 2);
  for (const Measure& measure : measures_) {
    const Control& control = *measure.control;
    if (is_root_row ? !asks_of_root(control) : !asks_of_users(control))
      continue;
    for (const Slot slot : slots_of(control.asks.about))
      findings.push_back(finding_of(control, {.row = entry.row,
                                              .unread = entry.unread,
                                              .further_credentials = entry.further_credentials,
                                              .facts = facts_,
                                              .slot = slot,
                                              .as_of = as_of_,
                                              .limit = measure.limit,
                                              .words = measure.words}));
  }
  return findings;
}

std::vector<Finding> Auditor::conclude() const {
  std::vector<Finding> findings;
  for (const Measure& measure : measures_) {
    const Control& control = *measure.control;
    if (control.asks.of == Of::Account) {
      const Verdict verdict =
          control.check_account({facts_, root_row_, read_at_, measure.limit, measure.count});
      findings.push_back({.control = &control,
                          .account = facts_.account_id,
                          .user = {},
                          .slot = Slot::Account,
                          .verdict = verdict,
                          .value = fact_text(facts_, verdict.column)});
      if (verdict.since && read_at_)
        findings.back().age = *read_at_ - *verdict.since;
    } else if (control.asks.of == Of::Root && root_row_ == RootRow::Absent) {
      for (const Slot slot : slots_of(control.asks.about))
        findings.push_back({.control = &control,
                            .account = facts_.account_id,
                            .user = std::string(iam::root_user),
                            .slot = slot,
                            .verdict = undecidable(columns::user, reasons::no_root_row),
                            .value = {}});
    }
  }
  return findings;
}

std::vector<Finding> judge(const report::OwnedRow& row, const Terms& terms) {
  return Auditor(terms).judge({row});
}

Tallies::Tallies(std::span<const Control* const> controls) {
  for (const Control* const control : controls)
    tallies_.push_back({.control = control});
}

void Tallies::add(const std::vector<Finding>& findings) {
  auto finding = findings.begin();
  for (Tally& tally : tallies_) {
    const std::size_t failed_before = tally.failed;
    for (; finding != findings.end() && finding->control == tally.control; ++finding)
      switch (finding->status()) {
        case Status::Pass:
          ++tally.passed;
          break;
        case Status::Fail:
          ++tally.failed;
          break;
        case Status::Manual:
          ++tally.manual;
          break;
        case Status::NotApplicable:
          ++tally.not_applicable;
          break;
      }
    const std::size_t failed = tally.failed - failed_before;
    tally.users += failed > 0 ? 1 : 0;
    const bool counts_credentials =
        tally.control->asks.about != About::User && tally.control->asks.about != About::Account;
    tally.credentials += counts_credentials ? failed : 0;
  }
}

}  // namespace rollcall::audit
