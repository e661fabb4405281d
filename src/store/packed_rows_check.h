#pragma once
// Whether the packed rows, of which reports are made, say what the tables say: asked of a whole
// store, beside a server or without one. Apart from Store, because it writes nothing, opens no
// secret, and is one's own look at the database.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

#include "base/result.h"
#include "iam/account.h"
#include "store/postgres/server.h"

namespace rollcall::store {

// Wherein the packed row of a user and the tables say different things.
struct Difference {
  iam::AccountId account;
  std::string user_key;  // empty: root
  std::string what;
};

using OnDifference = std::function<void(const Difference&)>;

struct CheckedRows {
  std::size_t accounts = 0;
  std::size_t users = 0;
  std::size_t differences = 0;
};

// Compares every packed row with the tables, each account in a snapshot of its own; memory does not
// grow with users. What cannot be read in an account is a difference, and hides none in another.
// There is never one that this program has made. NoStore without a store, OlderSchema where no
// server of this version has opened it yet.
base::Result<CheckedRows> check_packed_rows(const std::filesystem::path& directory,
                                            const OnDifference& found);

// The same of a store on PostgreSQL; UnusableDatabase where it cannot be reached.
base::Result<CheckedRows> check_packed_rows(const postgres::Options& options,
                                            const OnDifference& found);

}  // namespace rollcall::store
