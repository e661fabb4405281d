#include "store/schema/migrate.h"

#include <algorithm>
#include <string>

#include "store/errors.h"
#include "store/sql/packed_rows.h"

namespace rollcall::store {
namespace {

base::Result<base::Nothing> apply(Connection& connection, std::span<const Migration> steps) {
  const int present = connection.schema_version();
  const int known = steps.empty() ? 0 : steps.back().version;
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

}  // namespace rollcall::store
