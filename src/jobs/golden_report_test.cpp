// Every folder of tests/golden/report, the whole way: what an account holds goes into a real store,
// in an order of no meaning, and the report that comes out has the bytes of guide.csv and live.csv.

#include <gtest/gtest.h>

#include <algorithm>

#include "jobs/generate_report.h"
#include "support/golden_account.h"
#include "support/report_world.h"

namespace rollcall::jobs {
namespace {

void put_user(store::Tables& tables, const test::GoldenUser& golden) {
  const iam::User& user = golden.user;
  if (!user.is_root())
    tables.users.insert(user);
  if (user.login_profile) {
    tables.passwords.save(user.name, *user.login_profile, "a hash", 1);
    if (user.login_profile->last_used)
      tables.passwords.record_use(user.name, *user.login_profile->last_used, base::Seconds{0});
  }
  // Backwards, so that it is the store which puts credentials into their slots.
  for (const iam::AccessKey& key : golden.access_keys | std::views::reverse) {
    iam::AccessKey unused = key;
    unused.last_used.reset();
    tables.access_keys.insert({unused, base::Secret("a secret")});
    if (key.last_used)
      tables.access_keys.record_use(key.id, *key.last_used, {}, base::Seconds{0});
  }
  for (const auto& certificate : golden.certificates | std::views::reverse)
    tables.signing_certificates.insert(certificate);
  for (int i = 0; i < golden.mfa_devices; ++i)
    tables.mfa_devices.insert(
        {.serial_number = iam::mfa_arn(user.account, "/", user.name + std::to_string(i)),
         .created = user.created,
         .assignment = iam::MfaAssignment{user.name, user.created},
         .last_pair_step = {}},
        base::Secret("a seed"));
}

void put(test::TemporaryStore& store, const test::GoldenAccount& golden) {
  iam::Account account = test::an_account(golden.id);
  account.created = golden.users.front().user.created;
  store.add_account(account);
  store.change(golden.id, [&](store::Tables& tables) {
    if (golden.max_password_age_days)
      tables.settings.save(iam::PasswordPolicy{.max_age_days = golden.max_password_age_days});
    for (const test::GoldenUser& user : golden.users | std::views::reverse)
      put_user(tables, user);
  });
}

class GoldenReport : public testing::TestWithParam<std::filesystem::path> {};

}  // namespace

TEST_P(GoldenReport, IsMadeFromTheStoreByteForByte) {
  const test::GoldenAccount golden = test::golden_account(GetParam());
  test::TemporaryStore store;
  put(store, golden);
  for (const report::Edition edition : {report::Edition::Guide, report::Edition::Live}) {
    test::ask_for_report(store, golden.id);
    const auto generated = generate_report(
        *store, golden.id, {{.edition = edition}, [] { return test::report_noon; }, {}});
    ASSERT_TRUE(generated && *generated);
    EXPECT_EQ(test::csv_of(store, (*generated)->number, golden.id),
              test::file_text(GetParam() / (std::string(to_string(edition)) + ".csv")));
  }
}

INSTANTIATE_TEST_SUITE_P(Every, GoldenReport, testing::ValuesIn(test::golden_cases()),
                         [](const auto& golden) {
                           std::string name = golden.param.filename().string();
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

}  // namespace rollcall::jobs
