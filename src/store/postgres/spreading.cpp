#include "store/postgres/spreading.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <set>
#include <vector>

#include "store/errors.h"
#include "store/postgres/definition.h"
#include "store/postgres/interruption.h"
#include "store/postgres/vacancy.h"
#include "store/schema/migrate.h"
#include "store/sql/query.h"

namespace rollcall::store::postgres {
namespace {

// Every table of accounts lies beside this one: the rows of an account are then on one node.
constexpr std::string_view first_of_accounts = "account_locks";

struct Constraint {
  std::string table;
  std::string name;
  std::string definition;
};

bool has_extension(Connection& connection) {
  return query(connection,
               "SELECT 1 FROM pg_proc WHERE proname = 'create_distributed_table' "
               "AND pg_function_is_visible(oid) AND to_regclass('pg_dist_partition') IS NOT NULL "
               "LIMIT 1")
      .next();
}

std::set<std::string, std::less<>> spread_tables(Connection& connection) {
  std::set<std::string, std::less<>> found;
  Rows rows = query(connection, "SELECT CAST(logicalrelid AS TEXT) FROM pg_dist_partition");
  while (rows.next())
    found.insert(rows.string(0));
  return found;
}

// Those of a table that is spread and one that is not can be neither kept nor made.
std::vector<Constraint> references(Connection& connection) {
  std::vector<Constraint> found;
  Rows rows = query(connection,
                    "SELECT CAST(CAST(c.conrelid AS regclass) AS TEXT), CAST(c.conname AS TEXT), "
                    "pg_get_constraintdef(c.oid) FROM pg_constraint c "
                    "JOIN pg_class t ON t.oid = c.conrelid WHERE c.contype = 'f' "
                    "AND t.relnamespace = to_regnamespace(CAST(current_schema() AS TEXT)) "
                    "ORDER BY c.oid");
  while (rows.next())
    found.push_back({rows.string(0), rows.string(1), rows.string(2)});
  return found;
}

void say(Connection& connection, const std::string& text) {
  connection.conversation().say(text.c_str());
}

void spread_table(Connection& connection, const KindOfTable& table) {
  const std::string name(table.table);
  if (table.kind == TableKind::OnEveryNode)
    say(connection, "SELECT create_reference_table('" + name + "')");
  else if (table.kind == TableKind::OfAccounts)
    say(connection, "SELECT create_distributed_table('" + name + "', 'account_id', " +
                        "colocate_with => '" +
                        std::string(name == first_of_accounts ? "none" : first_of_accounts) + "')");
}

void spread_all(Connection& connection, const OnSpread& told) {
  const auto before = spread_tables(connection);
  const bool is_complete = std::ranges::all_of(kinds_of_tables, [&](const KindOfTable& each) {
    return each.kind == TableKind::OnOneNode || before.contains(each.table);
  });
  const auto constraints = is_complete ? std::vector<Constraint>{} : references(connection);
  for (const Constraint& each : constraints)
    say(connection, "ALTER TABLE " + each.table + " DROP CONSTRAINT " + each.name);
  for (const KindOfTable& each : kinds_of_tables) {
    const auto when = before.contains(each.table) ? Spread::Before : Spread::Now;
    if (when == Spread::Now)
      spread_table(connection, each);
    told(each, when);
  }
  for (const Constraint& each : constraints)
    say(connection, "ALTER TABLE " + each.table + " ADD CONSTRAINT " + each.name + " " +
                        definition_of(each.definition));
}

base::Result<base::Nothing> spread(Connection& connection, const OnSpread& told) {
  connection.wait_for_other_founders();
  TRY(check_schema_is_known(connection));
  TRY(check_nobody_else_has(connection));
  if (!has_extension(connection))
    return base::fail(errors::not_spreadable,
                      "the database has no Citus: install it on every node, put it into "
                      "shared_preload_libraries, and say CREATE EXTENSION citus in this database");
  connection.make_own_tables();
  TRY(connection.begin_write());
  // Of one connection to each node: what refers from one table to another is made in their order.
  say(connection, "SET LOCAL citus.multi_shard_modify_mode = 'sequential'");
  spread_all(connection, told);
  return connection.commit();
}

}  // namespace

bool is_spread(Connection& connection) {
  return has_extension(connection) && spread_tables(connection).contains(first_of_accounts);
}

void make_spread_table(Connection& connection, const TableDefinition& definition) {
  const auto* const kind =
      std::ranges::find(kinds_of_tables, definition.table, &KindOfTable::table);
  assert(kind != std::end(kinds_of_tables));
  say(connection, definition.text);
  spread_table(connection, *kind);
  int number = 0;
  for (const std::string& reference : definition.references)
    say(connection, "ALTER TABLE " + definition.table + " ADD CONSTRAINT " + definition.table +
                        "_reference_" + std::to_string(++number) + " " + reference);
}

base::Result<base::Nothing> spread(const Options& options, const base::RandomBytes& random,
                                   const OnSpread& told) {
  Server server(options, random);
  try {
    const auto connection = TRY(Connection::open(server, Role::Writer));
    return refusing_damage([&] { return spread(*connection, told); });
  } catch (const Interruption& interruption) {
    return base::fail(errors::unusable_database,
                      "the database was lost, or refused: nothing is spread that was not before, "
                      "unless it was lost at the very end; say it again",
                      interruption.what());
  }
}

}  // namespace rollcall::store::postgres
