#pragma once
// Brings a database to the schema this program knows.

#include <span>

#include "base/result.h"
#include "store/schema/migrations.h"
#include "store/sql/connection.h"

namespace rollcall::store {

// Applies the steps that have not been applied yet, in order and in one transaction. newer_schema,
// and nothing changed, where the database has had steps that this program does not know;
// unfinished_copy where it is the copy of a store and not whole yet.
base::Result<base::Nothing> migrate(Connection& connection, std::span<const Migration> steps);

// Whether the database has just the schema that this program knows: NoStore for an empty one,
// UnfinishedCopy, NewerSchema or OlderSchema for any other.
base::Result<base::Nothing> check_schema_is_known(Connection& connection);

}  // namespace rollcall::store
