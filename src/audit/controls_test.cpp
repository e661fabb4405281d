#include "audit/controls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "audit/judge.h"
#include "report/column_table.h"
#include "support/findings.h"

namespace rollcall::audit {
namespace {

using namespace std::chrono_literals;
using test::a_row;
using test::report_time;
using test::the_root;
using test::with_key;
using test::with_password;

constexpr base::Seconds day = 24h;
constexpr base::Seconds second = 1s;

Finding found(const report::OwnedRow& row, std::string_view id, Slot slot) {
  return test::found(Entry{row}, id, slot);
}

Finding found(const report::OwnedRow& row, std::string_view id, Slot slot, const Terms& terms) {
  return test::found(Entry{row}, id, slot, terms);
}

Status status(const report::OwnedRow& row, std::string_view id, Slot slot) {
  return test::status_of(row, id, slot);
}

TEST(Controls, HaveIdsOfTheirOwnAndTextsInBothLanguages) {
  std::set<std::string_view> ids;
  for (const Control* control : controls()) {
    EXPECT_TRUE(ids.insert(control->id).second) << control->id;
    EXPECT_EQ(find_control(control->id), control);
    for (const Sentence& sentence : {control->title, control->advice}) {
      EXPECT_FALSE(sentence.english.empty()) << control->id;
      EXPECT_FALSE(sentence.japanese.empty()) << control->id;
      EXPECT_EQ(sentence.english.find("{}") == std::string_view::npos,
                sentence.japanese.find("{}") == std::string_view::npos)
          << control->id;
    }
    const bool says_days = control->title.english.find("{}") != std::string_view::npos;
    EXPECT_TRUE(!says_days || control->limit) << control->id;
    EXPECT_NE(control->check == nullptr, control->check_account == nullptr) << control->id;
    EXPECT_EQ(control->check == nullptr, control->asks.of == Of::Account) << control->id;
    EXPECT_NE(control->concern.has_value(), !control->unmapped.english.empty()) << control->id;
    EXPECT_EQ(control->unmapped.english.empty(), control->unmapped.japanese.empty());
    EXPECT_TRUE(control->command.empty() || control->command.starts_with("aws iam "))
        << control->id;
  }
  EXPECT_GE(ids.size(), 53U);
  EXPECT_EQ(find_control("CR-NOTHING"), nullptr);
}

TEST(Controls, StandInFilesNamedAfterTheirIds) {
  for (const Control* control : controls()) {
    std::string name;
    for (const char c : control->id)
      name += c == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    EXPECT_TRUE(std::ifstream(ROLLCALL_ROOT "/src/audit/controls/" + name + ".cpp")) << name;
  }
}

TEST(Controls, MeasureByNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const Control* control : controls()) {
    EXPECT_GE(control->version, 1) << control->id;
    if (control->limit) {
      EXPECT_TRUE(names.insert(control->limit->name).second) << control->id;
    }
    if (control->count) {
      EXPECT_TRUE(names.insert(control->count->name).second) << control->id;
    }
    if (control->words) {
      EXPECT_TRUE(names.insert(control->words->name).second) << control->id;
    }
  }
}

TEST(KeyAge90, FailsOnlyOnceNinetyDaysArePastToTheSecond) {
  const auto at = [](base::Seconds age) {
    return status(with_key(a_row("a"), 0, age), "CR-KEY-AGE-90", Slot::AccessKey1);
  };
  EXPECT_EQ(at(90 * day - second), Status::Pass);
  EXPECT_EQ(at(90 * day), Status::Pass);
  EXPECT_EQ(at(90 * day + second), Status::Fail);
}

TEST(KeyAge90, AsksBothSlotsAndNoInactiveKeyAndNotRoot) {
  auto row = with_key(with_key(a_row("a"), 0, 91 * day), 1, 92 * day);
  row.access_keys[0].active = false;
  EXPECT_EQ(status(row, "CR-KEY-AGE-90", Slot::AccessKey1), Status::NotApplicable);
  const Finding second_key = found(row, "CR-KEY-AGE-90", Slot::AccessKey2);
  EXPECT_EQ(second_key.status(), Status::Fail);
  EXPECT_EQ(second_key.column(), "access_key_2_last_rotated");
  EXPECT_EQ(second_key.value, base::to_iso8601(report_time - 92 * day));
  EXPECT_EQ(second_key.age, 92 * day);
  for (const Finding& finding : judge(with_key(the_root(), 0, 400 * day), {report_time}))
    EXPECT_NE(finding.control->id, "CR-KEY-AGE-90");
}

TEST(KeyAge90, SaysWhenItWillTurn) {
  const Finding young = found(with_key(a_row("a"), 0, 80 * day), "CR-KEY-AGE-90", Slot::AccessKey1);
  EXPECT_EQ(young.verdict.turns, report_time + 10 * day + second);
  const auto old = with_key(a_row("a"), 0, 100 * day);
  EXPECT_FALSE(found(old, "CR-KEY-AGE-90", Slot::AccessKey1).verdict.turns);
}

TEST(KeyAge90, CannotTellWhereAnActiveKeyHasNoDate) {
  auto row = with_key(a_row("a"), 0, 100 * day);
  row.access_keys[0].last_rotated = test::none;
  EXPECT_EQ(status(row, "CR-KEY-AGE-90", Slot::AccessKey1), Status::Manual);
}

TEST(KeyUnused45, FailsAtFortyFiveDaysToTheSecond) {
  const auto at = [](base::Seconds idle) {
    auto row = with_key(a_row("a"), 1, 80 * day);
    row.access_keys[1].last_used_date = report_time - idle;
    return status(row, "CR-KEY-UNUSED-45", Slot::AccessKey2);
  };
  EXPECT_EQ(at(45 * day - second), Status::Pass);
  EXPECT_EQ(at(45 * day), Status::Fail);
  EXPECT_EQ(at(45 * day + second), Status::Fail);
}

TEST(KeyUnused45, CountsAKeyThatWasNeverUsedFromWhenItWasMade) {
  const auto at = [](base::Seconds age) {
    return status(with_key(a_row("a"), 0, age), "CR-KEY-UNUSED-45", Slot::AccessKey1);
  };
  EXPECT_EQ(at(45 * day - second), Status::Pass);
  EXPECT_EQ(at(45 * day), Status::Fail);
  const auto old = with_key(a_row("a"), 0, 60 * day);
  const Finding finding = found(old, "CR-KEY-UNUSED-45", Slot::AccessKey1);
  EXPECT_EQ(finding.column(), "access_key_1_last_used_date");
  EXPECT_EQ(finding.value, "N/A");
  EXPECT_EQ(report::column_names[*finding.verdict.since_column], "access_key_1_last_rotated");
}

TEST(PasswordUnused45, FailsAtFortyFiveDaysToTheSecond) {
  const auto at = [](base::Seconds idle) {
    auto row = with_password(a_row("a"), 400 * day);
    row.password_last_used = report_time - idle;
    return status(row, "CR-PW-UNUSED-45", Slot::Password);
  };
  EXPECT_EQ(at(45 * day - second), Status::Pass);
  EXPECT_EQ(at(45 * day), Status::Fail);
}

TEST(PasswordUnused45, CountsOneThatWasNeverUsedFromItsLastChange) {
  const auto at = [](base::Seconds age) {
    return status(with_password(a_row("a"), age), "CR-PW-UNUSED-45", Slot::Password);
  };
  EXPECT_EQ(at(400 * day), Status::Fail);
  EXPECT_EQ(at(45 * day), Status::Fail);
  EXPECT_EQ(at(45 * day - second), Status::Pass);
  EXPECT_EQ(status(a_row("a"), "CR-PW-UNUSED-45", Slot::Password), Status::NotApplicable);
}

TEST(PasswordUnused45, CountsFromTheUsersCreationWhereTheReportTellsOfNoChange) {
  auto row = with_password(a_row("a"), day);
  row.password_last_changed = test::none;
  row.user_creation_time = report_time - 45 * day;
  EXPECT_EQ(status(row, "CR-PW-UNUSED-45", Slot::Password), Status::Fail);
  row.user_creation_time += second;
  EXPECT_EQ(status(row, "CR-PW-UNUSED-45", Slot::Password), Status::Pass);
}

TEST(NeverUsed, HasAWeekOfGraceToTheSecond) {
  const auto key = [](base::Seconds age) {
    return status(with_key(a_row("a"), 0, age), "CR-KEY-NEVER", Slot::AccessKey1);
  };
  const auto password = [](base::Seconds age) {
    return status(with_password(a_row("a"), age), "CR-PW-NEVER", Slot::Password);
  };
  for (const auto& at : {+key, +password}) {
    EXPECT_EQ(at(5min), Status::Pass);
    EXPECT_EQ(at(7 * day - second), Status::Pass);
    EXPECT_EQ(at(7 * day), Status::Fail);
  }
}

TEST(NeverUsed, PassesWhatWasUsedOnce) {
  auto row = with_password(with_key(a_row("a"), 0, 400 * day), 400 * day);
  row.access_keys[0].last_used_date = report_time - 399 * day;
  row.password_last_used = report_time - 399 * day;
  EXPECT_EQ(status(row, "CR-KEY-NEVER", Slot::AccessKey1), Status::Pass);
  EXPECT_EQ(status(row, "CR-PW-NEVER", Slot::Password), Status::Pass);
}

TEST(MfaConsole, AsksWhoeverHasAPassword) {
  auto row = with_password(a_row("a"), day);
  EXPECT_EQ(status(row, "CR-MFA-CONSOLE", Slot::User), Status::Fail);
  row.mfa_active = true;
  EXPECT_EQ(status(row, "CR-MFA-CONSOLE", Slot::User), Status::Pass);
  EXPECT_EQ(status(a_row("b"), "CR-MFA-CONSOLE", Slot::User), Status::NotApplicable);
}

TEST(RootMfa, IsAskedForUnlessThereIsNoPassword) {
  auto root = the_root();
  EXPECT_EQ(status(root, "CR-ROOT-MFA", Slot::User), Status::Fail);
  root.mfa_active = true;
  EXPECT_EQ(status(root, "CR-ROOT-MFA", Slot::User), Status::Pass);
  root.mfa_active = false;
  root.password_enabled = false;
  EXPECT_EQ(status(root, "CR-ROOT-MFA", Slot::User), Status::NotApplicable);
}

TEST(RootKey, FailsForEachActiveKeyOfRootAlone) {
  const auto root = with_key(the_root(), 1, day);
  EXPECT_EQ(status(root, "CR-ROOT-KEY", Slot::AccessKey1), Status::Pass);
  EXPECT_EQ(status(root, "CR-ROOT-KEY", Slot::AccessKey2), Status::Fail);
  for (const Finding& finding : judge(with_key(a_row("a"), 0, day), {report_time}))
    EXPECT_NE(finding.control->id, "CR-ROOT-KEY");
}

TEST(Judging, TakesOtherLimitsByTheirNames) {
  const auto row = with_key(a_row("a"), 0, 61 * day);
  const Terms stricter{.as_of = report_time, .limits = {{"key-age", 60 * day}}};
  EXPECT_EQ(status(row, "CR-KEY-AGE-90", Slot::AccessKey1), Status::Pass);
  EXPECT_EQ(found(row, "CR-KEY-AGE-90", Slot::AccessKey1, stricter).status(), Status::Fail);
}

TEST(Judging, IsDoneAtTheMomentThatItIsToldAndAtNoOther) {
  const auto row = with_key(a_row("a"), 0, 80 * day);
  const Terms later{.as_of = report_time + 11 * day};
  EXPECT_EQ(found(row, "CR-KEY-AGE-90", Slot::AccessKey1, later).status(), Status::Fail);
  const Terms earlier{.as_of = report_time - 100 * day};  // a clock was wrong
  EXPECT_EQ(found(row, "CR-KEY-UNUSED-45", Slot::AccessKey1, earlier).status(), Status::Pass);
}

TEST(Tallies, CountUsersAndCredentialsApart) {
  Auditor auditor({.as_of = report_time});
  Tallies tallies(auditor.controls());
  for (const auto& row : {with_key(with_key(a_row("a"), 0, 100 * day), 1, 100 * day),
                          with_key(a_row("b"), 0, 100 * day), a_row("c")})
    tallies.add(auditor.judge({row}));
  for (const Tally& tally : tallies.all()) {
    const bool is_age = tally.control->id == "CR-KEY-AGE-90";
    if (is_age) {
      EXPECT_EQ(tally.users, 2U);
      EXPECT_EQ(tally.credentials, 3U);
      EXPECT_EQ(tally.failed, 3U);
      EXPECT_EQ(tally.not_applicable, 3U);
      EXPECT_EQ(tally.passed + tally.manual, 0U);
    }
    if (tally.control->asks.about == About::User) {
      EXPECT_EQ(tally.credentials, 0U);
    }
  }
}

TEST(WithDays, PutsTheDaysOfALimitIntoATitle) {
  EXPECT_EQ(with_days("older than {} days", 90 * day), "older than 90 days");
  EXPECT_EQ(with_days("no limit", 0s), "no limit");
}

}  // namespace
}  // namespace rollcall::audit
