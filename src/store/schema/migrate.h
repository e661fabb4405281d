#pragma once
// Brings a database to the schema this program knows.

#include <span>

#include "base/result.h"
#include "store/schema/migrations.h"
#include "store/sql/connection.h"

namespace rollcall::store {

// Applies the steps that have not been applied yet, in order and in one transaction. newer_schema,
// and nothing changed, where the database has had steps that this program does not know.
base::Result<base::Nothing> migrate(Connection& connection, std::span<const Migration> steps);

}  // namespace rollcall::store
