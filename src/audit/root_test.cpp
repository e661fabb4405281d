// What is told of the root user, and what is left open where the report does not tell it.

#include <gtest/gtest.h>

#include "audit/cells.h"
#include "audit/foreign_entry.h"
#include "report/dialects/foreign_report.h"
#include "support/findings.h"

namespace rollcall::audit {
namespace {

using namespace std::chrono_literals;
using report::OwnedRow;
using test::report_time;
using test::status_of;

// As the live edition tells of root without a password.
OwnedRow root_without_password() {
  OwnedRow root = test::the_root();
  root.password_enabled = false;
  return root;
}

Status status_in_member(const Entry& entry) {
  return test::found(entry, "CR-ROOT-CENTRAL", Slot::User, {.as_of = report_time},
                     {.is_member_account = true})
      .status();
}

TEST(RootPassword, IsNotKnownFromAnyOtherWord) {
  for (const auto absence : {report::Absence::NotApplicable, report::Absence::NoInformation}) {
    OwnedRow root = test::the_root();
    root.password_enabled = std::unexpected(absence);
    for (const char* const id : {"CR-ROOT-MFA", "CR-ROOT-HWMFA"})
      EXPECT_EQ(status_of(root, id, Slot::User), Status::Manual) << id;
    EXPECT_EQ(status_in_member({root}), Status::Manual);
  }
}

TEST(RootPassword, OfAlibabasIsOpenWhereItExistsAndNobodySaysWhetherItIsActive) {
  auto report = report::ForeignReport::open(
      "user,user_last_logon,password_exist,password_active,mfa_active\n"
      "<root>,-,TRUE,N/A,FALSE\n");
  ASSERT_TRUE(report && report->advance().value());
  EXPECT_EQ(test::found(entry_of(report->row()), "CR-ROOT-MFA", Slot::User).status(),
            Status::Manual);
}

TEST(RootMfa, OfEitherKindIsNotAskedOfGovCloud) {
  OwnedRow root = test::the_root();
  root.arn = "arn:aws-us-gov:iam::123456789012:root";
  for (const char* const id : {"CR-ROOT-MFA", "CR-ROOT-HWMFA"})
    EXPECT_EQ(status_of(root, id, Slot::User), Status::NotApplicable) << id;
}

TEST(RootMfa, IsNotAskedForWithoutAPasswordWhateverElseThereIs) {
  const OwnedRow root = test::with_key(root_without_password(), 0, 24h);
  const Finding finding = test::found(Entry{root}, "CR-ROOT-MFA", Slot::User);
  EXPECT_EQ(finding.status(), Status::NotApplicable);
  EXPECT_EQ(finding.verdict.reason.english, "The root user has no password.");
}

TEST(RootUse, IsOpenWhereTheReportDoesNotTellAndNothingRecentIsTold) {
  OwnedRow root = test::the_root();
  EXPECT_EQ(status_of(root, "CR-ROOT-USED", Slot::User), Status::Pass);
  for (report::Cell<base::Instant>* const use :
       {&root.password_last_used, &root.access_keys[0].last_used_date,
        &root.access_keys[1].last_used_date}) {
    const auto before = *use;
    *use = test::not_supported;
    EXPECT_EQ(status_of(root, "CR-ROOT-USED", Slot::User), Status::Manual);
    *use = before;
  }
  root.password_last_used = test::not_supported;
  root.access_keys[1].last_used_date = report_time - 100 * 24h;
  EXPECT_EQ(status_of(root, "CR-ROOT-USED", Slot::User), Status::Manual);
  root.access_keys[1].last_used_date = report_time - 24h;
  EXPECT_EQ(status_of(root, "CR-ROOT-USED", Slot::User), Status::Fail);
}

TEST(RootKeyInactive, IsOpenWhereInactiveKeysAreNotDated) {
  const auto status = [](const OwnedRow& root) {
    return status_of(root, "CR-ROOT-KEY-INACTIVE", Slot::AccessKey1);
  };
  OwnedRow root = test::the_root();
  EXPECT_EQ(status(root), Status::Manual);
  EXPECT_EQ(status(root_without_password()), Status::Pass);
  root.access_keys[0].last_rotated = report_time - 24h;
  EXPECT_EQ(status(root), Status::Fail);
}

TEST(RootManagedCentrally, HasNoInactiveKeyEither) {
  for (const std::size_t slot : {0, 1}) {
    OwnedRow dated = root_without_password();
    dated.access_keys[slot].last_rotated = report_time - 24h;
    EXPECT_EQ(status_in_member({dated}), Status::Fail);
    OwnedRow used = root_without_password();
    used.access_keys[slot].last_used_date = report_time - 24h;
    EXPECT_EQ(status_in_member({used}), Status::Fail);
    const OwnedRow root = root_without_password();
    for (const std::size_t column :
         {key_columns[slot].last_rotated, key_columns[slot].last_used_date}) {
      const report::Unread unread[] = {{column, "?"}};
      EXPECT_EQ(status_in_member({root, unread}), Status::Manual);
    }
  }
}

TEST(RootManagedCentrally, IsAskedOfMemberAccountsAlone) {
  const OwnedRow root = root_without_password();
  const auto status = [&](std::optional<bool> is_member) {
    return test::found(Entry{root}, "CR-ROOT-CENTRAL", Slot::User, {.as_of = report_time},
                       {.is_member_account = is_member})
        .status();
  };
  EXPECT_EQ(status({}), Status::Manual);
  EXPECT_EQ(status(false), Status::NotApplicable);
  EXPECT_EQ(status(true), Status::Pass);
}

TEST(RootHardwareMfa, FailsForTheDeviceThatItNames) {
  OwnedRow root = test::the_root();
  root.mfa_active = true;
  const Finding finding =
      test::found(Entry{root}, "CR-ROOT-HWMFA", Slot::User, {.as_of = report_time},
                  {.inventory = Inventory{{{"arn:aws:iam::1:mfa/x", "arn:aws:iam::1:user/x"},
                                           {"arn:aws:iam::1:mfa/phone", "arn:aws:iam::1:root"}}}});
  EXPECT_EQ(finding.column(), "SerialNumber");
  EXPECT_EQ(finding.value, "arn:aws:iam::1:mfa/phone");
}

TEST(PasswordsNeverUsed, AreThoseOfWhichTheReportSaysSo) {
  OwnedRow row = test::with_password(test::a_row("a"), 30 * 24h);
  const auto status = [&] { return status_of(row, "CR-PW-NEVER", Slot::Password); };
  EXPECT_EQ(status(), Status::Fail);
  row.password_last_used = test::none;
  EXPECT_EQ(status(), Status::Manual);
  row.password_last_used = test::not_supported;
  EXPECT_EQ(status(), Status::Manual);
}

TEST(FurtherCredentials, LeaveTheLastSlotOpenWhereItDoesNotFail) {
  const OwnedRow root = root_without_password();
  const OwnedRow row = test::a_row("a");
  const auto status = [](const OwnedRow& whose, std::string_view id, Slot slot) {
    return test::found({whose, {}, "3 access keys"}, id, slot).status();
  };
  EXPECT_EQ(status(root, "CR-ROOT-KEY", Slot::AccessKey1), Status::Pass);
  EXPECT_EQ(status(root, "CR-ROOT-KEY", Slot::AccessKey2), Status::Manual);
  EXPECT_EQ(status(root, "CR-ROOT-CERT", Slot::Certificate2), Status::Manual);
  for (const char* const id : {"CR-KEY-AGE-90", "CR-KEY-UNUSED-45", "CR-CRED-UNUSED-90",
                               "CR-KEY-NEVER", "CR-KEY-INITIAL"}) {
    EXPECT_EQ(status(row, id, Slot::AccessKey1), Status::NotApplicable) << id;
    EXPECT_EQ(status(row, id, Slot::AccessKey2), Status::Manual) << id;
  }
  EXPECT_EQ(status(row, "CR-CERT-TWO", Slot::User), Status::Manual);
  EXPECT_EQ(status(test::with_key(row, 1, 100 * 24h), "CR-KEY-AGE-90", Slot::AccessKey2),
            Status::Fail);
}

}  // namespace
}  // namespace rollcall::audit
