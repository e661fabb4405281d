#pragma once
// Whether a database has room for a new store: there is none where somebody was founded. Tables
// alone, without an account, are what a founding left that was broken off.

#include "base/random.h"
#include "base/result.h"
#include "store/postgres/connection.h"

namespace rollcall::store::postgres {

bool has_accounts(Connection& connection);

// DatabaseInUse where a server, or another command of ours, is connected to the database: servers
// keep connections as long as they run.
base::Result<base::Nothing> check_nobody_else_has(store::Connection& connection);

// StoreExists where there is an account, UnusableDatabase where there is no database. Waits for
// whoever founds a store there now.
base::Result<base::Nothing> check_is_vacant(const Options& options,
                                            const base::RandomBytes& random);

}  // namespace rollcall::store::postgres
