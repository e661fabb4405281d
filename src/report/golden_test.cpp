// Every folder of tests/golden/report, through the formatter: facts in, the bytes of both editions
// out.
// ./dev golden writes the expected files anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "report/csv_writer.h"
#include "support/golden_account.h"

namespace rollcall::report {
namespace {

// As large as one piece gets; golden reports are small, so that each is a single piece.
constexpr std::size_t piece_size = 1 << 20;

Row row_of(const test::GoldenUser& golden, const std::string& account_id) {
  Row row{.holder = golden.user.is_root() ? Holder::Root : Holder::User,
          .account_id = account_id,
          .user = golden.user.name,
          .path = golden.user.path,
          .created = golden.user.created,
          .mfa_active = golden.mfa_devices > 0};
  if (const auto& profile = golden.user.login_profile)
    row.password = Password{profile->last_changed, profile->last_used};
  for (std::size_t slot = 0; slot < golden.access_keys.size(); ++slot) {
    const iam::AccessKey& key = golden.access_keys[slot];
    row.access_keys.at(slot) = {key.status == iam::Status::Active, key.created, std::nullopt};
    if (const auto& use = key.last_used)
      row.access_keys.at(slot)->last_used = {use->date, use->region, use->service_name};
  }
  for (std::size_t slot = 0; slot < golden.certificates.size(); ++slot) {
    const iam::SigningCertificate& certificate = golden.certificates[slot];
    row.certificates.at(slot) = {certificate.status == iam::Status::Active, certificate.uploaded};
  }
  return row;
}

std::string report_of(const test::GoldenAccount& account, Edition edition) {
  std::string csv;
  CsvWriter writer({edition, account.max_password_age_days}, piece_size,
                   [&](std::string_view piece) { csv.append(piece); });
  const std::string account_id = to_string(account.id);
  for (const test::GoldenUser& user : account.users)
    writer.append(row_of(user, account_id));
  writer.finish();
  return csv;
}

class GoldenReport : public testing::TestWithParam<std::filesystem::path> {};

}  // namespace

TEST_P(GoldenReport, IsWrittenByteForByte) {
  const test::GoldenAccount account = test::golden_account(GetParam());
  for (const Edition edition : {Edition::Guide, Edition::Live}) {
    const std::filesystem::path expected = GetParam() / (std::string(to_string(edition)) + ".csv");
    const std::string csv = report_of(account, edition);
    if (std::getenv("ROLLCALL_WRITE_GOLDEN")) {
      std::ofstream(expected, std::ios::binary) << csv;
      continue;
    }
    EXPECT_EQ(csv, test::file_text(expected)) << expected;
  }
}

INSTANTIATE_TEST_SUITE_P(Every, GoldenReport, testing::ValuesIn(test::golden_cases()),
                         [](const auto& golden) {
                           std::string name = golden.param.filename().string();
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace rollcall::report
