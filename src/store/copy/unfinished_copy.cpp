#include "store/copy/unfinished_copy.h"

#include "store/errors.h"
#include "store/schema/migrations.h"

namespace rollcall::store {
namespace {

int known_version() { return migrations().back().version; }

}  // namespace

base::Result<Begun> begin_copy(Connection& writer) {
  const int version = writer.schema_version();
  if (version == -known_version())
    return Begun::Before;
  if (version < 0)
    return base::fail(errors::unfinished_copy,
                      "there is an unfinished copy that another version of rollcall began: go on "
                      "with that one, or empty the target");
  if (version > 0)
    return base::fail(errors::store_exists, "there is a store already where the copy should go");
  TRY(writer.begin_write());
  for (const Migration& step : migrations())
    for (const std::string_view statement : step.statements)
      writer.define(statement);
  writer.set_schema_version(-known_version());
  TRY(writer.commit());
  return Begun::Now;
}

base::Result<base::Nothing> finish_copy(Connection& writer) {
  TRY(writer.begin_write());
  writer.set_schema_version(known_version());
  return writer.commit();
}

}  // namespace rollcall::store
