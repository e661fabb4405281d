#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/html.h"
#include "documents/report_figures.h"
#include "documents/report_page.h"
#include "documents/report_workbook.h"
#include "documents/spreadsheet_csv.h"

namespace rollcall::documents {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr base::Instant noon{base::Seconds{1'789'128'000}};

report::OwnedRow a_row(std::string user) {
  const auto none = std::unexpected(report::Absence::NotApplicable);
  const report::KeyCells no_key{.active = false,
                                .last_rotated = none,
                                .last_used_date = none,
                                .last_used_region = none,
                                .last_used_service = none};
  const report::CertificateCells no_certificate{.active = false, .last_rotated = none};
  return {.user = user,
          .arn = "arn:aws:iam::123456789012:user/" + user,
          .user_creation_time = noon - 9000h,
          .password_enabled = false,
          .password_last_used = none,
          .password_last_changed = none,
          .password_next_rotation = none,
          .mfa_active = false,
          .access_keys = {no_key, no_key},
          .certificates = {no_certificate, no_certificate}};
}

report::OwnedRow the_root() {
  report::OwnedRow row = a_row("<root_account>");
  row.password_enabled = std::unexpected(report::Absence::NotSupported);
  return row;
}

report::OwnedRow with_key(report::OwnedRow row, int days, bool active) {
  row.access_keys[0].active = active;
  row.access_keys[0].last_rotated = noon - std::chrono::days{days};
  return row;
}

Report a_report(std::vector<report::OwnedRow> rows) {
  return {.facts = {.account_id = "123456789012",
                    .account_alias = "example",
                    .generated = noon,
                    .requester_arn = "arn:aws:iam::123456789012:root",
                    .edition = "guide",
                    .sha256 = "digest"},
          .rows = std::move(rows)};
}

TEST(ReportFigures, KeysAreCountedByWholeDaysAndEveryLimitBelongsToTheYounger) {
  const Report report =
      a_report({with_key(a_row("a"), 30, true), with_key(a_row("b"), 31, true),
                with_key(a_row("c"), 365, false), with_key(a_row("d"), 366, true)});
  const ReportFigures figures = figures_of(report);
  EXPECT_EQ(figures.keys_by_age[0], (KeyCounts{1, 0}));
  EXPECT_EQ(figures.keys_by_age[1], (KeyCounts{1, 0}));
  EXPECT_EQ(figures.keys_by_age[4], (KeyCounts{0, 1}));
  EXPECT_EQ(figures.keys_by_age[5], (KeyCounts{1, 0}));
  EXPECT_EQ(figures.active_keys, 3U);
  EXPECT_EQ(figures.keys_never_used, 3U);
}

TEST(ReportFigures, RootOfWhomThePasswordIsNotReportedCountsAsOneWhoCanSignIn) {
  auto alice = a_row("alice");
  alice.password_enabled = true;
  alice.mfa_active = true;
  const ReportFigures figures = figures_of(a_report({the_root(), alice, a_row("bob")}));
  EXPECT_EQ(figures.users, 2U);
  EXPECT_EQ(figures.console_users, 2U);
  EXPECT_EQ(figures.console_users_with_mfa, 1U);
}

TEST(SpreadsheetCsv, TakesTheMeaningFromFormulasAndNothingElse) {
  EXPECT_EQ(
      *spreadsheet_csv("user,arn\n=cmd|x,arn:a\n+1,\"a,b\"\n-2,@x\nplain,2026-09-11T12:00:00Z"),
      "user,arn\r\n'=cmd|x,arn:a\r\n'+1,\"a,b\"\r\n'-2,'@x\r\n"
      "plain,2026-09-11T12:00:00Z\r\n");
  EXPECT_EQ(*spreadsheet_csv("  =1,\uff1d2,\uff0b3,\uff0d4,\uff204,\u3042\n"),
            "'  =1,'\uff1d2,'\uff0b3,'\uff0d4,'\uff204,\u3042\r\n");
  EXPECT_EQ(*spreadsheet_csv("\"\t=1\",\"\r=2\",\"\n=3\",\"a\"\"=4\"\n"),
            "'\t=1,\"'\r=2\",\"'\n=3\",\"a\"\"=4\"\r\n");
  EXPECT_FALSE(spreadsheet_csv("a\n\"never closed"));
}

TEST(ReportPage, HasNoScriptAndFetchesNothing) {
  for (const Language language : {Language::English, Language::Japanese}) {
    const std::string page = report_page(a_report({the_root(), a_row("alice")}), language);
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("http")));
    EXPECT_THAT(page, Not(HasSubstr("url(")));
    EXPECT_THAT(page, HasSubstr("<svg"));
    EXPECT_THAT(page, HasSubstr("<dd>2026-09-11T12:00:00Z</dd>"));
  }
}

TEST(ReportPage, SaysWhichLanguageItIsIn) {
  const Report report = a_report({the_root()});
  EXPECT_THAT(report_page(report, Language::English), HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(report_page(report, Language::Japanese), HasSubstr("<html lang=\"ja\">"));
  EXPECT_THAT(report_page(report, Language::Japanese), HasSubstr("認証情報レポート"));
}

TEST(ReportPage, ShowsEveryCellAndEscapesAllOfThem) {
  auto hostile = a_row("<img src=x onerror=alert(1)>&\"'");
  hostile.access_keys[0].last_used_region = "us-east-1";
  const std::string page = report_page(a_report({the_root(), hostile}), Language::English);
  EXPECT_THAT(page, Not(HasSubstr("<img")));
  EXPECT_THAT(page, HasSubstr("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;"));
  EXPECT_THAT(page, HasSubstr("<td>us-east-1</td>"));
  EXPECT_THAT(page, HasSubstr("&lt;root_account&gt;"));
  EXPECT_THAT(page, HasSubstr("not_supported"));
}

TEST(ReportWorkbook, IsAnArchiveAndTheSameReportCanBeWrittenAgain) {
  const Report report = a_report({the_root(), with_key(a_row("=1+1"), 10, true)});
  for (int i = 0; i < 2; ++i) {
    const auto workbook = report_workbook(report);
    ASSERT_TRUE(workbook);
    EXPECT_TRUE(workbook->starts_with("PK"));
    EXPECT_GT(workbook->size(), 5000U);
  }
}

}  // namespace
}  // namespace rollcall::documents
