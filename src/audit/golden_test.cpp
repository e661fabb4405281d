// Whole reports and all that is to be found in them, both written by hand: tests/golden/audit.

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "audit/cells.h"
#include "audit/name_pattern.h"
#include "iam/access_key.h"
#include "report/csv_reader.h"
#include "support/findings.h"

namespace rollcall::audit {
namespace {

using namespace std::chrono_literals;
using test::report_time;

std::string read(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream(ROLLCALL_ROOT "/tests/golden/audit/" + file).rdbuf();
  return text.str();
}

using Lines = std::multiset<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    lines.insert(line);
  return lines;
}

// What fails, and what could not be told.
void keep(Lines& lines, const std::vector<Finding>& findings) {
  for (const Finding& finding : findings)
    if (finding.status() == Status::Fail || finding.status() == Status::Manual)
      lines.insert(
          std::string(to_string(finding.status())) + " " + std::string(finding.control->id) + " " +
          (finding.user.empty() ? "-" : finding.user) + " " + std::string(to_string(finding.slot)));
}

Lines judged(const std::string& csv, const Terms& terms, const Facts& facts) {
  Auditor auditor(terms, facts);
  Lines lines;
  const auto rows = report::read_csv(csv).value();
  for (const report::OwnedRow& row : rows)
    keep(lines, auditor.judge({row}));
  keep(lines, auditor.conclude());
  return lines;
}

TEST(GoldenFindings, AreThoseOfAnAccountWithEverySituation) {
  EXPECT_EQ(judged(read("every-situation/report.csv"), {.as_of = report_time}, {}),
            lines_of(read("every-situation/findings.txt")));
}

TEST(GoldenFindings, AreThoseOfAnAccountWhereEverythingIsWrong) {
  iam::PasswordPolicy policy;
  policy.hard_expiry = true;
  const Facts facts{
      .account_id = "123456789012",
      .generated = report_time,
      .password_policy = SeenPasswordPolicy{policy},
      .inventory = Inventory{{{"arn:aws:iam::123456789012:mfa/root-account-mfa-device",
                               "arn:aws:iam::123456789012:root"}}},
      .is_member_account = true};
  const Terms terms{.as_of = report_time,
                    .words = {{"allowed-regions", {"us-east-1", "eu-west-1"}},
                              {"canaries", {"max-all/access_key_1"}}},
                    .controls = controls(),
                    .read_at = report_time + 25h};
  EXPECT_EQ(judged(read("everything-wrong/report.csv"), terms, facts),
            lines_of(read("everything-wrong/findings.txt")));
}

TEST(Reports, WithoutARowOfRootLeaveEveryQuestionOfRootOpen) {
  Auditor auditor({.as_of = report_time});
  auditor.judge({test::a_row("a")});
  const auto findings = auditor.conclude();
  std::set<std::string_view> open;
  for (const Finding& finding : findings)
    if (finding.control->asks.of == Of::Root) {
      EXPECT_EQ(finding.status(), Status::Manual);
      EXPECT_EQ(finding.user, "<root_account>");
      open.insert(finding.control->id);
    }
  EXPECT_EQ(open.size(), 7U);  // and CR-ROOT-CENTRAL, which has to be named
  EXPECT_EQ(test::found(findings, "CR-REPORT-ROOT", Slot::Account).status(), Status::Fail);
}

TEST(HardwareMfaOfRoot, IsWhatNoVirtualDeviceIs) {
  auto root = test::the_root();
  root.mfa_active = true;
  const auto with = [&](const Facts& facts) {
    return test::found(Entry{root}, "CR-ROOT-HWMFA", Slot::User, {.as_of = report_time}, facts)
        .status();
  };
  EXPECT_EQ(with({}), Status::Manual);
  EXPECT_EQ(with({.inventory = Inventory{}}), Status::Pass);
  EXPECT_EQ(with({.inventory = Inventory{{{"arn:aws:iam::1:mfa/x", "arn:aws:iam::1:user/x"}}}}),
            Status::Pass);
  EXPECT_EQ(with({.inventory = Inventory{{{"arn:aws:iam::1:mfa/x", "arn:aws:iam::1:root"}}}}),
            Status::Fail);
}

TEST(PasswordPolicies, ThatWereNotMadeAreJudgedByTheRulesOfIam) {
  const Facts without{.password_policy = SeenPasswordPolicy{}};
  const auto status = [&](std::string_view id) {
    return test::found_of_account(without, id).status();
  };
  for (const std::string_view id :
       {"PP-EXISTS", "PP-LEN-14", "PP-REUSE-24", "PP-UPPER", "PP-EXPIRE-90", "PP-FSBP"})
    EXPECT_EQ(status(id), Status::Fail) << id;
  EXPECT_EQ(status("PP-CHANGE"), Status::Pass);
  EXPECT_EQ(status("PP-HARDEXPIRY"), Status::Pass);
  EXPECT_EQ(test::found_of_account(without, "PP-LEN-14").value, "8");
  EXPECT_EQ(test::found_of_account(without, "PP-EXISTS").value, "NoSuchEntity");
  EXPECT_EQ(test::found_of_account({.password_policy = SeenPasswordPolicy{iam::PasswordPolicy{}}},
                                   "PP-EXISTS")
                .status(),
            Status::Pass);
}

TEST(RootMfa, IsNotAskedOfGovCloud) {
  auto root = test::the_root();
  root.arn = "arn:aws-us-gov:iam::123456789012:root";
  EXPECT_EQ(test::status_of(root, "CR-ROOT-MFA", Slot::User), Status::NotApplicable);
}

TEST(FurtherCredentials, AreASignThatOtherControlsDoNotSeeAll) {
  const auto row = test::a_row("a");
  const auto with = [&](std::optional<std::string_view> text) {
    return test::found({row, {}, text}, "CR-REPORT-EXTRA", Slot::User);
  };
  EXPECT_EQ(with({}).status(), Status::NotApplicable);
  EXPECT_EQ(with("").status(), Status::Pass);
  EXPECT_EQ(with("N/A").status(), Status::Pass);
  EXPECT_EQ(with("3 access keys").status(), Status::Fail);
  EXPECT_EQ(with("3 access keys").value, "3 access keys");
}

TEST(FurtherCredentials, MayBeTheOnesThatWouldDecide) {
  const std::string_view more = "additional_access_key_1";
  const auto with = [&](const report::OwnedRow& row, std::string_view id) {
    return test::found({row, {}, more}, id, Slot::User).status();
  };
  const auto nothing = test::a_row("a");
  EXPECT_EQ(with(nothing, "CR-USER-NOCREDS"), Status::Manual);
  EXPECT_EQ(with(nothing, "CR-USER-DORMANT"), Status::Manual);
  EXPECT_EQ(with(nothing, "CR-KEY-TWO"), Status::Manual);
  auto row = test::with_key(test::a_row("a"), 0, 100 * 24h);
  EXPECT_EQ(with(row, "CR-USER-DORMANT"), Status::Manual);
  EXPECT_EQ(with(row, "CR-KEY-TWO"), Status::Manual);
  row.access_keys[0].last_used_date = report_time - 24h;
  EXPECT_EQ(with(row, "CR-USER-DORMANT"), Status::Pass);  // whatever the others do
  row = test::with_key(row, 1, 24h);
  EXPECT_EQ(with(row, "CR-KEY-TWO"), Status::Fail);
  EXPECT_EQ(with(test::with_password(nothing, 24h), "CR-KEY-AND-PW"), Status::Manual);
}

TEST(TwoKeys, AreOneWhereEitherIsInactive) {
  for (const std::size_t active : {0, 1}) {
    auto row = test::with_key(test::a_row("a"), active, 24h);
    const Finding finding = test::found(Entry{row}, "CR-KEY-TWO", Slot::User);
    EXPECT_EQ(finding.status(), Status::Pass);
    EXPECT_EQ(finding.column(), active == 0 ? "access_key_2_active" : "access_key_1_active");
    row = test::with_key(row, 1 - active, 24h);
    EXPECT_EQ(test::status_of(row, "CR-KEY-TWO", Slot::User), Status::Fail);
  }
}

TEST(RootManagedCentrally, HasNeitherPasswordNorKey) {
  auto root = test::the_root();
  const auto found = [&](std::span<const report::Unread> unread = {}) {
    return test::found({root, unread}, "CR-ROOT-CENTRAL", Slot::User, {.as_of = report_time},
                       {.is_member_account = true});
  };
  EXPECT_EQ(found().status(), Status::Fail);  // the report does not tell: it can always set one
  root.password_enabled = false;
  EXPECT_EQ(found().status(), Status::Pass);
  const report::Unread unread[] = {{key_columns[1].active, "?"}};
  EXPECT_EQ(found(unread).status(), Status::Manual);
  for (const std::size_t slot : {0, 1}) {
    auto with_a_key = test::with_key(root, slot, 24h);
    const Finding finding = test::found(Entry{with_a_key}, "CR-ROOT-CENTRAL", Slot::User,
                                        {.as_of = report_time}, {.is_member_account = true});
    EXPECT_EQ(finding.status(), Status::Fail);
    EXPECT_EQ(finding.column(), slot == 0 ? "access_key_1_active" : "access_key_2_active");
  }
  root.password_enabled = true;
  EXPECT_EQ(found(unread).status(), Status::Fail);  // whatever the key is
  EXPECT_EQ(found().column(), "password_enabled");
}

TEST(NewestUses, OfTheSameSecondAreThoseOfTheFirstColumn) {
  auto root = test::the_root();
  root.password_last_used = report_time - 24h;
  root.access_keys[0].last_used_date = report_time - 24h;
  EXPECT_EQ(test::found(Entry{root}, "CR-ROOT-USED", Slot::User).column(), "password_last_used");
  root.access_keys[1].last_used_date = report_time - 23h;
  const Finding finding = test::found(Entry{root}, "CR-ROOT-USED", Slot::User);
  EXPECT_EQ(finding.column(), "access_key_2_last_used_date");
  EXPECT_EQ(finding.age, 23h);
}

TEST(Findings, HaveAnIdThatStaysAndACommandThatMends) {
  auto row = test::with_key(test::a_row("o'neil"), 1, 100 * 24h);
  const Finding finding = test::found(Entry{row}, "CR-KEY-UNUSED-45", Slot::AccessKey2);
  EXPECT_EQ(id_of(finding), "CR-KEY-UNUSED-45/123456789012/o'neil/access_key_2");
  EXPECT_EQ(command_for(finding),
            "aws iam update-access-key --user-name 'o'\\''neil' "
            "--access-key-id KEY_ID_IN_SLOT_2 --status Inactive");
  row = test::with_password(test::a_row("alice"), 100 * 24h);
  EXPECT_EQ(command_for(test::found(Entry{row}, "CR-CRED-UNUSED-90", Slot::Password)),
            "aws iam delete-login-profile --user-name alice");
  row = test::with_key(test::a_row("alice"), 0, 100 * 24h);
  EXPECT_EQ(command_for(test::found(Entry{row}, "CR-CRED-UNUSED-90", Slot::AccessKey1)),
            "aws iam update-access-key --user-name alice --access-key-id KEY_ID_IN_SLOT_1 "
            "--status Inactive");
  row = test::with_key(row, 1, 100 * 24h);
  EXPECT_EQ(command_for(test::found(Entry{row}, "CR-KEY-TWO", Slot::User)),
            "aws iam update-access-key --user-name alice --access-key-id KEY_ID_OF_THE_OLDER "
            "--status Inactive");
  row.certificates[0] = {.active = true, .last_rotated = report_time};
  EXPECT_EQ(command_for(test::found(Entry{row}, "CR-CERT-ACTIVE", Slot::Certificate1)),
            "aws iam delete-signing-certificate --user-name alice "
            "--certificate-id CERTIFICATE_ID_IN_SLOT_1");
}

TEST(Commands, NameUsersSoThatAShellAndTheCliTakeThemAsTheyAre) {
  const auto command = [](const report::OwnedRow& row) {
    return command_for(test::found({row, {}, "3 access keys"}, "CR-REPORT-EXTRA", Slot::User));
  };
  EXPECT_EQ(command(test::a_row("alice")), "aws iam list-access-keys --user-name alice");
  EXPECT_EQ(command(test::a_row("-x")), "aws iam list-access-keys --user-name=-x");
  EXPECT_EQ(command(test::a_row("=cmd")), "aws iam list-access-keys --user-name '=cmd'");
  EXPECT_EQ(command(test::the_root()), "aws iam list-access-keys");
}

TEST(Days, AreCutToOneDecimal) {
  EXPECT_EQ(days_text(45 * 24h), "45.0");
  EXPECT_EQ(days_text(45 * 24h - 1s), "44.9");
  EXPECT_EQ(days_text(90 * 24h + 1s), "90.0");
  EXPECT_EQ(days_text(0s), "0.0");
  EXPECT_EQ(days_text(-36h), "-1.5");
}

TEST(NamePatterns, MatchWholeNames) {
  static_assert(matches("ci-*", "ci-logs") && matches("*", "") && matches("a?c", "abc"));
  static_assert(!matches("logs", "ci-logs") && !matches("a?c", "ac") && !matches("", "a"));
  static_assert(matches("*-bot-*", "x-bot-bot-y") && !matches("*a", "ab"));
  const auto row = test::a_row("svc-build");
  const auto with = [&](const std::string& pattern) {
    return test::found(Entry{row}, "CR-NAME", Slot::User,
                       {.as_of = report_time, .words = {{"name-patterns", {pattern}}}})
        .status();
  };
  EXPECT_EQ(with("svc-*"), Status::Pass);
  EXPECT_EQ(with("person-*"), Status::Fail);
}

TEST(LostUses, AreThoseThatNobodyRecorded) {
  const base::Instant may_third{base::Seconds{1'525'305'600}};
  auto row = test::with_password(test::a_row("a"), 24h);
  const auto status = [&](Slot slot) { return test::status_of(row, "CR-REPORT-GAP", slot); };
  row.password_last_used = may_third - 1s;
  EXPECT_EQ(status(Slot::Password), Status::Fail);
  row.password_last_used = may_third;
  EXPECT_EQ(status(Slot::Password), Status::Pass);
  row.password_last_used = test::no_information;
  row.password_last_changed = iam::password_tracking_began;
  EXPECT_EQ(status(Slot::Password), Status::Pass);
  row.password_last_changed = iam::password_tracking_began - 1s;
  EXPECT_EQ(status(Slot::Password), Status::Fail);
  row = test::with_key(row, 0, 24h);
  EXPECT_EQ(status(Slot::AccessKey1), Status::Pass);
  row.access_keys[0].last_rotated = iam::access_key_tracking_began - 1s;
  EXPECT_EQ(status(Slot::AccessKey1), Status::Fail);
  EXPECT_EQ(status(Slot::AccessKey2), Status::NotApplicable);
}

}  // namespace
}  // namespace rollcall::audit
