#include "report/columns.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "iam/arn.h"
#include "iam/password_policy.h"
#include "report/column_table.h"
#include "report/csv_records.h"
#include "support/random_rows.h"

namespace rollcall::report {
namespace {

constexpr base::Instant noon{base::Seconds{1'789'128'000}};

std::string line_of(const Row& row, const Rules& rules = {}) {
  std::string line(most_line_bytes(row), '\0');
  line.resize(static_cast<std::size_t>(write_line(line.data(), row, rules) - line.data()));
  return line;
}

// The cell of the row in the column of that name, without its quotes.
std::string cell_of(const Row& row, std::string_view column, const Rules& rules = {}) {
  const std::string line = line_of(row, rules);
  CsvRecords records(line);
  EXPECT_TRUE(records.advance().value());
  const auto place = std::ranges::find(column_names, column) - column_names.begin();
  return std::string(records.cells()[static_cast<std::size_t>(place)]);
}

Row a_user(std::string_view name) {
  return {.account_id = "123456789012", .user = name, .path = "/", .created = noon};
}

}  // namespace

TEST(Header, IsTheLineThatAwsWrites) {
  EXPECT_EQ(header(),
            "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,"
            "password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,"
            "access_key_1_last_used_date,access_key_1_last_used_region,"
            "access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,"
            "access_key_2_last_used_date,access_key_2_last_used_region,"
            "access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,"
            "cert_2_last_rotated");
}

TEST(Absence, IsReadAsItIsSpelled) {
  EXPECT_EQ(parse_absence("N/A"), Absence::NotApplicable);
  EXPECT_EQ(parse_absence("no_information"), Absence::NoInformation);
  EXPECT_EQ(parse_absence("not_supported"), Absence::NotSupported);
  EXPECT_EQ(parse_absence("n/a"), std::nullopt);
  EXPECT_EQ(parse_absence(""), std::nullopt);
}

TEST(Columns, QuoteACellOnlyForACommaAQuoteOrALineBreak) {
  EXPECT_EQ(line_of(a_user("plain+=.@-_!")).substr(0, 13), "plain+=.@-_!,");
  EXPECT_EQ(line_of(a_user("a,b")).substr(0, 6), "\"a,b\",");
  EXPECT_EQ(line_of(a_user("a\"b")).substr(0, 7), "\"a\"\"b\",");
  EXPECT_EQ(line_of(a_user("a\nb")).substr(0, 6), "\"a\nb\",");
  EXPECT_EQ(line_of(a_user("a\rb")).substr(0, 6), "\"a\rb\",");
  EXPECT_EQ(line_of(a_user("東京")).substr(0, 7), "東京,");
}

TEST(Columns, FindACommaWhereverItStandsInANameOfAnyLength) {
  for (std::size_t size = 1; size <= 40; ++size)
    for (std::size_t at = 0; at < size; ++at) {
      std::string name(size, 'x');
      name[at] = ',';
      EXPECT_EQ(line_of(a_user(name)).substr(0, size + 3), "\"" + name + "\",");
    }
}

TEST(Columns, NeverTakeMoreBytesThanForetold) {
  test::RandomRows random(1);
  for (int i = 0; i < 2000; ++i) {
    const Row row = i % 5 == 0 ? random.root() : random.user();
    for (const Edition edition : {Edition::Guide, Edition::Live})
      EXPECT_LE(line_of(row, {edition, 1095}).size(), most_line_bytes(row));
  }
  const std::string quotes(600, '"');
  Row row = a_user(quotes);
  row.path = quotes;
  row.access_keys[0] = row.access_keys[1] =
      AccessKey{true, noon, AccessKeyUse{noon, quotes, quotes}};
  EXPECT_LE(line_of(row).size(), most_line_bytes(row));
}

TEST(Columns, WriteTheArnThatTheApiAnswers) {
  test::RandomRows random(2);
  const iam::AccountId account{123'456'789'012};
  for (int i = 0; i < 500; ++i) {
    const Row row = random.user();
    EXPECT_EQ(cell_of(row, "arn"), iam::user_arn(account, row.path, row.user));
  }
  EXPECT_EQ(cell_of(random.root(), "arn"), iam::root_arn(account));
}

TEST(Columns, LetPasswordsExpireWhenSignInDoes) {
  Row row = a_user("alice");
  row.password = Password{noon, std::nullopt};
  for (const int days : {1, 90, 1095})
    EXPECT_EQ(
        cell_of(row, "password_next_rotation", {Edition::Guide, days}),
        base::to_iso8601(*iam::password_expires(noon, iam::PasswordPolicy{.max_age_days = days})));
}

TEST(Columns, GiveRootsUnusedPasswordAWordThatAuditToolsExpect) {
  Row row{.holder = Holder::Root, .account_id = "123456789012", .created = noon};
  for (const Edition edition : {Edition::Guide, Edition::Live})
    EXPECT_EQ(cell_of(row, "password_last_used", {edition, {}}), "no_information");
}

}  // namespace rollcall::report
