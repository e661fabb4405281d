// The same report in every dialect that is known: files written by hand, in tests/golden/dialects.

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "audit/foreign_entry.h"
#include "report/dialects/foreign_report.h"
#include "support/findings.h"

namespace rollcall::audit {
namespace {

using test::report_time;

std::string read(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream(ROLLCALL_ROOT "/tests/golden/dialects/" + file).rdbuf();
  return text.str();
}

// By control, user and slot.
using Statuses = std::map<std::string, Status>;

std::string key_of(const Finding& finding) {
  return std::string(finding.control->id) + " " + finding.user + " " +
         std::string(to_string(finding.slot));
}

Statuses judged(const std::string& file, std::span<const Control* const> by = {}) {
  const std::string text = read(file);
  auto report = report::ForeignReport::open(text);
  EXPECT_TRUE(report) << file;
  Auditor auditor({.as_of = report_time, .controls = by});
  Statuses statuses;
  const auto keep = [&](const std::vector<Finding>& findings) {
    for (const Finding& finding : findings)
      statuses[key_of(finding)] = finding.status();
  };
  while (report->advance().value())
    keep(auditor.judge(entry_of(report->row())));
  keep(auditor.conclude());
  return statuses;
}

constexpr const char* same_reports[] = {
    "byte-order-mark.csv",
    "crlf.csv",
    "trailing-newlines.csv",
    "upper-case-flags.csv",
    "offset-zero.csv",
    "other-offset.csv",
    "fractions.csv",
    "reordered.csv",
    "quoted.csv",
    "root-last.csv",
    "empty-for-absent.csv",
    "base64.txt",
    "base64-lines.txt",
    "get-credential-report.json",
};

TEST(Dialects, OfAwsGiveTheSameFindings) {
  const Statuses plain = judged("plain.csv", controls());
  EXPECT_GT(plain.size(), 500U);
  for (const char* const file : same_reports)
    EXPECT_EQ(judged(file, controls()), plain) << file;
}

TEST(Dialects, WithOneMoreColumnSayThatThereIsNothingInIt) {
  Statuses plain = judged("plain.csv", controls());
  Statuses wider = judged("further-columns.csv", controls());
  const auto is_of_further = [](const auto& entry) {
    return entry.first.starts_with("CR-REPORT-EXTRA ");
  };
  for (const auto& [key, status] : wider)
    if (key.starts_with("CR-REPORT-EXTRA ")) {
      EXPECT_EQ(status, Status::Pass);
    }
  std::erase_if(plain, is_of_further);
  std::erase_if(wider, is_of_further);
  EXPECT_EQ(wider, plain);
}

// Everything but what the dialect cannot tell. How much of that there is.
std::size_t expect_same_but_for_manual(const Statuses& told, const Statuses& full) {
  std::size_t open = 0;
  for (const auto& [key, status] : told) {
    const auto whole = full.find(key);
    const bool was_open = whole != full.end() && whole->second == Status::Manual;
    if (status == Status::Manual && !was_open)
      ++open;
    else
      EXPECT_EQ(to_string(status), to_string(whole->second)) << key;
  }
  EXPECT_EQ(told.size(), full.size());
  return open;
}

TEST(Dialects, OfTwelveColumnsLeaveOpenWhatTheyDoNotTell) {
  const Statuses told = judged("twelve-columns.csv");
  EXPECT_GT(expect_same_but_for_manual(told, judged("plain.csv")), 0U);
  EXPECT_EQ(told.at("CR-KEY-UNUSED-45 fay-key-never-old access_key_1"), Status::Manual);
  EXPECT_EQ(told.at("CR-KEY-UNUSED-45 ann-nomfa access_key_1"), Status::NotApplicable);
  EXPECT_EQ(told.at("CR-KEY-AGE-90 eva-key-old access_key_1"), Status::Fail);
  EXPECT_EQ(told.at("CR-PW-UNUSED-45 bea-stale-pw password"), Status::Fail);
  EXPECT_EQ(told.at("CR-CERT-ACTIVE lee-dead cert_1"), Status::Manual);
  EXPECT_EQ(told.at("CR-USER-NOCREDS lee-dead user"), Status::Manual);
}

TEST(Dialects, OfMotoHaveNoRootAndFewerAnswers) {
  Statuses told = judged("moto.csv");
  Statuses full = judged("plain.csv");
  EXPECT_EQ(told.at("CR-REPORT-ROOT  account"), Status::Fail);
  EXPECT_EQ(told.at("CR-ROOT-MFA <root_account> user"), Status::Manual);
  EXPECT_EQ(told.at("CR-PW-NOEXPIRY ann-nomfa password"), Status::Manual);
  EXPECT_EQ(told.at("CR-CERT-AGE kim-cert cert_1"), Status::Manual);
  for (Statuses* const statuses : {&told, &full})
    std::erase_if(*statuses, [](const auto& entry) {
      return entry.first.starts_with("CR-REPORT-") && !entry.first.starts_with("CR-REPORT-GAP");
    });
  EXPECT_GT(expect_same_but_for_manual(told, full), 0U);
}

TEST(Dialects, OfAlibabaGiveTheSameFindingsWhereBothHaveTheCredential) {
  Statuses told = judged("alibaba.csv");
  Statuses full = judged("plain.csv");
  EXPECT_EQ(told.at("CR-CERT-ACTIVE kim-cert cert_1"), Status::NotApplicable);
  EXPECT_EQ(told.at("CR-REPORT-EXTRA fay-key-never-old user"), Status::Pass);
  EXPECT_EQ(told.at("CR-ROOT-KEY-INACTIVE <root_account> access_key_1"), Status::Pass);
  for (Statuses* const statuses : {&told, &full})
    std::erase_if(*statuses, [](const auto& entry) {
      // AWS's file does not tell of root's password, and so leaves root's inactive keys open.
      return entry.first.contains(" kim-cert ") || entry.first.starts_with("CR-REPORT-EXTRA ") ||
             entry.first.starts_with("CR-ROOT-KEY-INACTIVE ");
    });
  EXPECT_EQ(told, full);
}

}  // namespace
}  // namespace rollcall::audit
