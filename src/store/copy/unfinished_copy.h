#pragma once
// A copy that is not whole yet is marked in its database: its schema has the version it will have,
// below zero.

#include "base/result.h"
#include "store/sql/connection.h"

namespace rollcall::store {

enum class Begun { Now, Before };

// Makes the tables of a copy in an empty database, or finds that they were made before. StoreExists
// where there is a store, UnfinishedCopy for a copy of another schema.
base::Result<Begun> begin_copy(Connection& writer);

// The copy is whole, and a store from here on.
base::Result<base::Nothing> finish_copy(Connection& writer);

}  // namespace rollcall::store
