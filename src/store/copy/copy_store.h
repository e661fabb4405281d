#pragma once
// A store's copy on another engine, or on the same: every table as it is. Whoever moves to
// PostgreSQL, or back, begins with it.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "store/copy/table_digest.h"
#include "store/sql/connection.h"

namespace rollcall::store {

// The connections of one store: one reads, one writes.
struct CopySource {
  Connection& reader;
};
struct CopyTarget {
  Connection& writer;
  Connection& reader;
  std::function<void()> after_commit;  // to keep a log short
  // What is held and written in one transaction: enough to make a flush cheap, and little to hold.
  // A row is never split.
  std::size_t rows_at_a_time = 2'000;
  std::size_t bytes_at_a_time = 4 << 20;
};

struct CopyProgress {
  std::size_t accounts = 0;  // that are there by now
  std::size_t all_accounts = 0;
  std::int64_t rows = 0;  // copied by this call
};
using OnCopied = std::function<void(const CopyProgress&)>;

struct CopiedTable {
  std::string name;
  TableDigest source;
  TableDigest copy;
};

// Copies what the target does not have yet, in transactions of one account each, and compares every
// table: one that was broken off goes on where it was when it is called again. Until all of it is
// there and the same, the target is no store that can be opened.
//
// The source is of this program's schema (OlderSchema, NewerSchema), and nobody writes to it. The
// target is empty or an unfinished copy; StoreExists where it is a store. CopyDiffers, after every
// table was told of, where the two do not hold the same: the source was written to between two
// calls, or the target.
base::Result<base::Nothing> copy_store(const CopySource& source, const CopyTarget& target,
                                       const OnCopied& copied,
                                       const std::function<void(const CopiedTable&)>& compared);

}  // namespace rollcall::store
