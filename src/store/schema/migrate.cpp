#include "store/schema/migrate.h"

#include <algorithm>
#include <string>

#include "store/errors.h"
#include "store/sql/packed_rows.h"

namespace rollcall::store {
namespace {

std::unexpected<base::Error> unfinished_copy() {
  return base::fail(errors::unfinished_copy,
                    "the store is a copy that was broken off: say rollcall store copy again");
}

base::Result<base::Nothing> apply(Connection& connection, std::span<const Migration> steps) {
  const int present = connection.schema_version();
  const int known = steps.empty() ? 0 : steps.back().version;
  if (present < 0)
    return unfinished_copy();
  if (present > known)
    return base::fail(
        errors::newer_schema,
        "the store was written by a newer version of rollcall: its schema is version " +
            std::to_string(present) + ", and this program knows up to version " +
            std::to_string(known));
  auto packed_rows = PackedRows::AsTheyWere;
  for (const Migration& step : steps) {
    if (step.version <= present)
      continue;
    for (const std::string_view statement : step.statements)
      connection.define(statement);
    connection.set_schema_version(step.version);
    packed_rows = std::max(packed_rows, step.packed_rows);
  }
  if (packed_rows == PackedRows::Anew)
    pack_all_users(connection);
  return base::Nothing{};
}

}  // namespace

base::Result<base::Nothing> migrate(Connection& connection, std::span<const Migration> steps) {
  TRY(connection.begin_write());
  const auto applied = apply(connection, steps);
  if (applied)
    return connection.commit();
  connection.rollback();
  return applied;
}

base::Result<base::Nothing> check_schema_is_known(Connection& connection) {
  const int version = connection.schema_version();
  const int known = migrations().back().version;
  if (version == 0)
    return base::fail(errors::no_store, "there is no store in the database");
  if (version < 0)
    return unfinished_copy();
  if (version > known)
    return base::fail(errors::newer_schema,
                      "the store was written by a newer version of rollcall: use that one");
  if (version < known)
    return base::fail(errors::older_schema,
                      "the store was written by an older version of rollcall: start this server "
                      "on it first");
  return base::Nothing{};
}

}  // namespace rollcall::store
