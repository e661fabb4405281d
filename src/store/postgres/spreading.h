#pragma once
// Spreads the tables of a store over the nodes of a PostgreSQL that has the extension Citus: by
// account, so that whatever is done for one account is done on one node.

#include <cstddef>
#include <functional>
#include <string>

#include "base/random.h"
#include "base/result.h"
#include "store/postgres/connection.h"
#include "store/postgres/definition.h"
#include "store/postgres/options.h"
#include "store/schema/table_kinds.h"

namespace rollcall::store::postgres {

// Whether the tables of the store are spread.
bool is_spread(Connection& connection);

// Makes a further table of a store that is spread, and spreads it, in a transaction of the
// caller's.
void make_spread_table(Connection& connection, const TableDefinition& definition);

// When a table came to lie where it belongs.
enum class Spread { Now, Before };
using OnSpread = std::function<void(const KindOfTable&, Spread)>;

// Spreads each table that is not yet, in one transaction: all of them or none, whatever comes
// between. Waits for whoever founds or migrates the store, and keeps them waiting. NotSpreadable
// where the extension is not there, NoStore, OlderSchema and their like where the schema is not
// that of this program, UnusableDatabase where the database is lost.
base::Result<base::Nothing> spread(const Options& options, const base::RandomBytes& random,
                                   const OnSpread& told);

}  // namespace rollcall::store::postgres
