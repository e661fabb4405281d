#include "store/packed_row.h"

#include <gtest/gtest.h>

#include "report/columns.h"
#include "store/damage.h"

namespace rollcall::test {
namespace {

constexpr base::Instant noon{base::Seconds{1'700'000'000}};
constexpr std::string_view account_id = "123456789012";

// With everything that a row can hold, each time another one.
report::Row a_full_row() {
  report::Row row{.holder = report::Holder::User,
                  .account_id = account_id,
                  .user = "Alice",
                  .path = "/team/",
                  .created = noon,
                  .password = report::Password{noon + base::Seconds{1}, noon + base::Seconds{2}},
                  .mfa_active = true,
                  .access_keys = {},
                  .certificates = {}};
  row.access_keys[0] = {.active = true,
                        .created = noon + base::Seconds{3},
                        .last_used = report::AccessKeyUse{noon + base::Seconds{4}, "N/A", "s3"}};
  row.access_keys[1] = {
      .active = false,
      .created = noon + base::Seconds{5},
      .last_used = report::AccessKeyUse{noon + base::Seconds{6}, "eu-west-1", "iam"}};
  row.certificates[0] = {.active = false, .uploaded = noon + base::Seconds{7}};
  row.certificates[1] = {.active = true, .uploaded = noon + base::Seconds{8}};
  return row;
}

std::string line_of(const report::Row& row) {
  std::string line(report::most_line_bytes(row), '\0');
  const char* const end = report::write_line(line.data(), row, {report::Edition::Live, 90});
  line.resize(static_cast<std::size_t>(end - line.data()));
  return line;
}

void expect_comes_back(const report::Row& row) {
  const std::string bytes = store::packed(row);
  const report::Row found = store::unpacked(bytes, account_id);
  EXPECT_EQ(line_of(found), line_of(row));
  EXPECT_EQ(found.holder, row.holder);
  // What no line of a report shows is compared with the bytes.
  EXPECT_EQ(store::packed(found), bytes);
}

TEST(PackedRow, EverythingThatWasPackedIsUnpacked) { expect_comes_back(a_full_row()); }

TEST(PackedRow, WhateverIsMissingIsMissingAgain) {
  const auto without = [](auto take_away) {
    report::Row row = a_full_row();
    take_away(row);
    EXPECT_NE(store::packed(row), store::packed(a_full_row()));
    expect_comes_back(row);
  };
  without([](report::Row& row) { row.password.reset(); });
  without([](report::Row& row) { row.password->last_used.reset(); });
  without([](report::Row& row) { row.mfa_active = false; });
  without([](report::Row& row) { row.access_keys[0].reset(); });
  without([](report::Row& row) { row.access_keys[1].reset(); });
  without([](report::Row& row) { row.access_keys[0]->last_used.reset(); });
  without([](report::Row& row) { row.access_keys[1]->active = true; });
  without([](report::Row& row) { row.certificates[0].reset(); });
  without([](report::Row& row) { row.certificates[1]->active = false; });
  without([](report::Row& row) { row = {.account_id = account_id, .user = "b", .path = "/"}; });
}

TEST(PackedRow, TheRootUserIsWhoHasNoName) {
  report::Row row = a_full_row();
  row.holder = report::Holder::Root;
  row.user = {};
  expect_comes_back(row);
}

TEST(PackedRow, ALaterUseIsTheSameAsPackingTheRowWithIt) {
  const base::Instant later = noon + base::Seconds{100};
  report::Row row = a_full_row();
  const std::string bytes = store::packed(row);
  row.password->last_used = later;
  EXPECT_EQ(store::with_use_of_password(bytes, later), store::packed(row));
  for (std::size_t slot = 0; slot < report::slots; ++slot) {
    row = a_full_row();
    row.access_keys[slot]->last_used = {later, "ap-northeast-1", "sts"};
    EXPECT_EQ(store::with_use_of_key(bytes, slot, {later, "ap-northeast-1", "sts"}),
              store::packed(row));
    row.access_keys[slot]->last_used.reset();
    EXPECT_EQ(store::with_use_of_key(store::packed(row), slot,
                                     *a_full_row().access_keys[slot]->last_used),
              bytes);
  }
}

TEST(PackedRow, AUseOfWhatItDoesNotHoldChangesNothing) {
  report::Row row = a_full_row();
  row.password.reset();
  row.access_keys[1].reset();
  const std::string bytes = store::packed(row);
  EXPECT_FALSE(store::with_use_of_password(bytes, noon));
  EXPECT_FALSE(store::with_use_of_key(bytes, 1, {noon, "N/A", "s3"}));
  EXPECT_FALSE(store::with_use_of_key(bytes, report::slots, {noon, "N/A", "s3"}));
  EXPECT_THROW(store::with_use_of_password(store::packed_damage(), noon), store::Damage);
  EXPECT_THROW(store::with_use_of_key("", 0, {noon, "N/A", "s3"}), store::Damage);
}

TEST(PackedRow, TheFirstAndTheLastTimeThatCanBeWrittenCanBePacked) {
  for (const std::int64_t second : {-62'167'219'200L, -1L, 0L, 4'294'967'296L, 253'402'300'799L}) {
    report::Row row = a_full_row();
    row.created = base::from_epoch(second);
    EXPECT_EQ(store::unpacked(store::packed(row), account_id).created, row.created);
  }
}

TEST(PackedRow, BytesThatArePartOfARowOrMoreThanOneAreNone) {
  const std::string bytes = store::packed(a_full_row());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_THROW(store::unpacked(bytes.substr(0, size), account_id), store::Damage) << size;
  EXPECT_THROW(store::unpacked(bytes + '\0', account_id), store::Damage);
}

TEST(PackedRow, ALayoutOrATimeThatIsNoneIsNotRead) {
  std::string bytes = store::packed(a_full_row());
  EXPECT_THROW(store::unpacked(store::packed_damage(), account_id), store::Damage);
  for (const char layout : {'\0', '\2', '\xff'}) {
    bytes[0] = layout;
    EXPECT_THROW(store::unpacked(bytes, account_id), store::Damage);
  }
  report::Row row{.account_id = account_id, .user = "b", .path = "/"};
  bytes = store::packed(row);
  bytes.back() = '\xff';
  EXPECT_THROW(store::unpacked(bytes, account_id), store::Damage);
}

}  // namespace
}  // namespace rollcall::test
