#include "store/sql/packed_rows.h"

#include <algorithm>

#include "report/column_table.h"
#include "report/columns.h"
#include "report/csv_records.h"
#include "store/packed_row.h"
#include "store/sql/query.h"
#include "store/sql/table_rows.h"

namespace rollcall::store {
namespace {

// Empty where there is no such user. Damage of one user is no reason to refuse others, nor to
// refuse the use of another key: it is packed, and met by whoever makes a report.
std::string packed_from_tables(Connection& connection, iam::AccountId account,
                               std::string_view user_key) {
  std::string bytes;
  try {
    for_table_row_of(connection, account, user_key,
                     [&](std::string_view, const report::Row& row) { bytes = packed(row); });
  } catch (const Damage&) {
    bytes = packed_damage();
  }
  return bytes;
}

// What the report reads of a user, and the slot that a key of this id has among the user's: keys
// come in ascending id, of which the first takes the first slot.
struct PackedRow {
  std::string bytes;
  std::size_t slot;
};

std::optional<PackedRow> packed_row_of(Connection& connection, iam::AccountId account,
                                       const RecordedUse& use) {
  Rows rows = query(connection,
                    "SELECT p.packed, (SELECT COUNT(*) FROM access_keys k "
                    "WHERE k.account_id = p.account_id AND k.user_key = p.user_key "
                    "AND k.access_key_id < $1) FROM packed_rows p "
                    "WHERE p.account_id = $2 AND p.user_key = $3",
                    use.access_key_id, account, use.user_key);
  if (!rows.next())
    return std::nullopt;
  return PackedRow{rows.string(0), static_cast<std::size_t>(rows.integer(1))};
}

// nullopt where the row does not hold what was used.
std::optional<std::string> with_use(const PackedRow& row, const RecordedUse& use) {
  if (use.access_key_id.empty())
    return with_use_of_password(row.bytes, use.use.date);
  if (row.slot >= report::slots)  // of which no report tells
    return row.bytes;
  return with_use_of_key(row.bytes, row.slot, {use.use.date, use.use.region, use.use.service_name});
}

// A row that is changed to what it was is as locked as any, on every engine.
void lock_packed_row(Connection& connection, iam::AccountId account, std::string_view user_key) {
  execute(connection,
          "UPDATE packed_rows SET packed = packed WHERE account_id = $1 AND user_key = $2", account,
          user_key);
}

// The packed row is locked before the tables are read: of two who touch one user on an engine that
// runs writers beside one another, who comes later sees what the other wrote.
// Whoever packs several does so by name key, so that no two wait for each other.
void pack(Connection& connection, iam::AccountId account, std::string_view user_key) {
  lock_packed_row(connection, account, user_key);
  const std::string bytes = packed_from_tables(connection, account, user_key);
  if (bytes.empty())
    execute(connection, "DELETE FROM packed_rows WHERE account_id = $1 AND user_key = $2", account,
            user_key);
  else
    execute(connection,
            "INSERT INTO packed_rows (account_id, user_key, packed) VALUES ($1, $2, $3) "
            "ON CONFLICT (account_id, user_key) DO UPDATE SET packed = excluded.packed",
            account, user_key, Bytes{bytes});
}

// A use is one fact of the row, which is patched: five tables need not be read. False where the row
// is not there, has no place for it or cannot be read, or is not what it was read as.
bool patch(Connection& connection, iam::AccountId account, const RecordedUse& use) {
  const auto before = packed_row_of(connection, account, use);
  std::optional<std::string> after;
  try {
    after = before.and_then([&](const PackedRow& row) { return with_use(row, use); });
  } catch (const Damage&) {
    return false;
  }
  // Where others write beside us, this waits for whoever has the row, and finds that it is another.
  return after && execute(connection,
                          "UPDATE packed_rows SET packed = $1 WHERE account_id = $2 "
                          "AND user_key = $3 AND packed = $4",
                          Bytes{*after}, account, use.user_key, Bytes{before->bytes}) != 0;
}

// How the report would show the row; the edition that hides least.
std::string line_of(const report::Row& row) {
  std::string line(report::most_line_bytes(row), '\0');
  const char* const end = report::write_line(line.data(), row, {report::Edition::Live, {}});
  line.resize(static_cast<std::size_t>(end - line.data()));
  return line;
}

std::string what_differs(const report::Row& of_tables, std::string_view packed) {
  std::string lines;
  try {
    lines = line_of(of_tables) + "\n" + line_of(unpacked(packed, of_tables.account_id));
  } catch (const Damage&) {
    return "the packed row cannot be read";
  }
  report::CsvRecords records(lines);
  std::vector<std::string> cells;
  if (records.advance())
    cells.assign(records.cells().begin(), records.cells().end());
  std::string differences;
  if (records.advance())
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (records.cells()[i] != cells[i])
        differences.append(differences.empty() ? "" : ", ")
            .append(report::column_names[i])
            .append(" is ")
            .append(cells[i])
            .append(" and packed as ")
            .append(records.cells()[i]);
  return differences.empty() ? "the packed row has other bytes" : differences;
}

}  // namespace

void pack_touched_users(Transaction& transaction, iam::AccountId account) {
  auto& users = transaction.touched_users;
  std::ranges::sort(users);
  const auto repeated = std::ranges::unique(users);
  users.erase(repeated.begin(), repeated.end());
  for (const std::string& user_key : users)
    pack(transaction.connection, account, user_key);
  for (const RecordedUse& use : transaction.uses)
    if (!std::ranges::binary_search(users, use.user_key) &&
        !patch(transaction.connection, account, use))
      pack(transaction.connection, account, use.user_key);
  users.clear();
  transaction.uses.clear();
}

void pack_all_users(Connection& connection) {
  Rows rows =
      query(connection, "SELECT account_id, user_key FROM users ORDER BY account_id, user_key");
  while (rows.next())
    pack(connection, rows.account(0), rows.string(1));
}

std::size_t compare_packed_rows(Connection& connection, iam::AccountId account,
                                const OnDifference& found) {
  Rows packed_rows = query(connection,
                           "SELECT user_key, packed FROM packed_rows WHERE account_id = $1 "
                           "ORDER BY user_key",
                           account);
  bool has_packed = packed_rows.next();
  const auto pass_superfluous = [&](const auto& is_passed) {
    for (; has_packed && is_passed(packed_rows.text(0)); has_packed = packed_rows.next())
      found({account, packed_rows.string(0), "a packed row, and no user"});
  };
  std::size_t users = 0;
  for_each_table_row(connection, account, [&](std::string_view user_key, const report::Row& row) {
    ++users;
    pass_superfluous([&](std::string_view passed) { return passed < user_key; });
    if (!has_packed || packed_rows.text(0) != user_key)
      return found({account, std::string(user_key), "no packed row"});
    if (packed_rows.text(1) != packed(row))
      found({account, std::string(user_key), what_differs(row, packed_rows.text(1))});
    has_packed = packed_rows.next();
  });
  pass_superfluous([](std::string_view) { return true; });
  return users;
}

}  // namespace rollcall::store
