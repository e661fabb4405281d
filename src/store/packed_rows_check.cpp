#include "store/packed_rows_check.h"

#include "crypto/random.h"
#include "store/damage.h"
#include "store/errors.h"
#include "store/postgres/connection.h"
#include "store/postgres/interruption.h"
#include "store/schema/migrate.h"
#include "store/sql/accounts.h"
#include "store/sql/packed_rows.h"
#include "store/sql/snapshot.h"
#include "store/sqlite/database.h"

namespace rollcall::store {
namespace {

constexpr std::size_t accounts_at_a_time = 1000;

base::Result<CheckedRows> compare_all(Connection& reader, const OnDifference& found) {
  TRY(check_schema_is_known(reader));
  CheckedRows checked;
  const OnDifference note = [&](const Difference& difference) {
    ++checked.differences;
    found(difference);
  };
  iam::AccountId last{};
  while (true) {
    const auto accounts =
        in_snapshot(reader, [&] { return find_accounts_after(reader, last, accounts_at_a_time); });
    if (accounts.empty())
      return checked;
    for (const iam::Account& account : accounts) {
      ++checked.accounts;
      const auto users = refusing_damage([&]() -> base::Result<std::size_t> {
        return in_snapshot(reader, [&] { return compare_packed_rows(reader, account.id, note); });
      });
      if (!users)
        note({account.id, "-", users.error().detail});
      checked.users += users.value_or(0);
    }
    last = accounts.back().id;
  }
}

}  // namespace

base::Result<CheckedRows> check_packed_rows(const std::filesystem::path& directory,
                                            const OnDifference& found) {
  const auto reader = TRY(sqlite::connect_to_store(directory, sqlite::Role::Reader));
  return refusing_damage([&] { return compare_all(*reader, found); });
}

base::Result<CheckedRows> check_packed_rows(const postgres::Options& options,
                                            const OnDifference& found) {
  postgres::Server server(options, crypto::system_random());
  try {
    const auto reader = TRY(postgres::Connection::open(server, postgres::Role::LongReader));
    return refusing_damage([&] { return compare_all(*reader, found); });
  } catch (const postgres::Interruption& interruption) {
    return base::fail(errors::unusable_database, std::string(errors::not_reached),
                      interruption.what());
  }
}

}  // namespace rollcall::store
