#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "documents/html.h"
#include "documents/report_figures.h"
#include "documents/report_page.h"
#include "documents/report_workbook.h"
#include "documents/spreadsheet_csv.h"
#include "report/column_table.h"
#include "support/owned_rows.h"

namespace rollcall::documents {
namespace {

using namespace std::chrono_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

using test::a_row;
using test::report_time;
using test::the_root;

report::OwnedRow with_key(report::OwnedRow row, base::Seconds age, bool active) {
  row = test::with_key(std::move(row), 0, age);
  row.access_keys[0].active = active;
  return row;
}

Report a_report(std::vector<report::OwnedRow> rows) {
  return {.facts = {.account_id = "123456789012",
                    .account_alias = "example",
                    .generated = report_time,
                    .requester_arn = "arn:aws:iam::123456789012:root",
                    .edition = "guide",
                    .sha256 = "digest"},
          .rows = std::move(rows)};
}

TEST(ReportFigures, KeysAreCountedToTheSecondAndEveryLimitBelongsToTheYounger) {
  constexpr base::Seconds day = 24h;
  const Report report = a_report(
      {with_key(a_row("a"), 30 * day, true), with_key(a_row("b"), 30 * day + 1s, true),
       with_key(a_row("c"), 365 * day, false), with_key(a_row("d"), 365 * day + 1s, true)});
  const ReportFigures figures = figures_of(report);
  EXPECT_EQ(figures.keys_by_age[0], (KeyCounts{1, 0}));
  EXPECT_EQ(figures.keys_by_age[1], (KeyCounts{1, 0}));
  EXPECT_EQ(figures.keys_by_age[4], (KeyCounts{0, 1}));
  EXPECT_EQ(figures.keys_by_age[5], (KeyCounts{1, 0}));
}

TEST(ReportFigures, WhatNeedsAttentionIsWhatTheAuditFinds) {
  const ReportFigures figures =
      figures_of(a_report({the_root(), test::with_password(a_row("a"), 400 * 24h), a_row("b")}));
  EXPECT_THAT(figures.without_mfa, ElementsAre("<root_account>", "a"));
  for (const audit::Tally& tally : figures.tallies)
    if (tally.control->id == "CR-PW-UNUSED-45" || tally.control->id == "CR-PW-NEVER") {
      EXPECT_EQ(tally.users, 1U) << tally.control->id;
    }
}

TEST(ReportFigures, RootOfWhomThePasswordIsNotReportedCountsAsOneWhoCanSignIn) {
  auto alice = a_row("alice");
  alice.password_enabled = true;
  alice.mfa_active = true;
  const ReportFigures figures = figures_of(a_report({the_root(), alice, a_row("bob")}));
  EXPECT_EQ(figures.users, 2U);
  EXPECT_EQ(figures.console_users, 2U);
  EXPECT_EQ(figures.with_mfa(), 1U);
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
  EXPECT_THAT(page, HasSubstr("<td>false\nN/A\nN/A\nus-east-1\nN/A</td>"));
  EXPECT_THAT(page, HasSubstr("&lt;root_account&gt;"));
  EXPECT_THAT(page, HasSubstr("not_supported"));
}

TEST(ReportPage, NamesEveryColumnAndSaysOnceOfACredentialThatThereIsNone) {
  const std::string page = report_page(a_report({the_root(), a_row("bob")}), Language::English);
  for (const std::string_view name : report::column_names)
    EXPECT_THAT(page, HasSubstr(std::string(name)));
  EXPECT_THAT(page, HasSubstr("<td>false</td><td>false</td><td>false</td><td>false</td></tr>"));
}

TEST(ReportPage, CountsUsersAndCredentialsThatFailEachControl) {
  auto alice = test::with_key(with_key(a_row("alice"), 91 * 24h, true), 1, 92 * 24h);
  const std::string page = report_page(a_report({the_root(), alice}), Language::English);
  EXPECT_THAT(page, HasSubstr("<td>Active access keys older than 90 days</td>"
                              "<td>1</td><td>2</td>"));
  EXPECT_THAT(page, HasSubstr("<td>Root user without MFA</td><td>1</td><td></td>"));
}

// Thousands of users make a page that browsers can open: what each adds is a row of few elements.
TEST(ReportPage, HasFewElementsForEachUser) {
  const auto opened = [](const std::string& page) {
    std::size_t count = 0;
    for (std::size_t at = page.find('<'); at != page.npos; at = page.find('<', at + 1))
      count += page[at + 1] == '/' ? 0 : 1;
    return count;
  };
  const auto page_of = [](std::size_t users) {
    return report_page(a_report(std::vector(users, test::with_password(a_row("a_b/c"), 24h))),
                       Language::English);
  };
  EXPECT_LE(opened(page_of(101)) - opened(page_of(1)), 100U * 8);
}

TEST(ReportWorkbook, IsAnArchiveAndTheSameReportCanBeWrittenAgain) {
  const Report report = a_report({the_root(), with_key(a_row("=1+1"), 240h, true)});
  for (int i = 0; i < 2; ++i) {
    const auto workbook = report_workbook(report, Language::Japanese);
    ASSERT_TRUE(workbook);
    EXPECT_TRUE(workbook->starts_with("PK"));
    EXPECT_GT(workbook->size(), 5000U);
  }
}

}  // namespace
}  // namespace rollcall::documents
