#pragma once
// What a table holds, in one number: two tables with the same digest hold the same.

#include <cstdint>
#include <string>

#include "store/copy/whole_table.h"

namespace rollcall::store {

struct TableDigest {
  std::int64_t rows = 0;
  std::string sha256;

  bool operator==(const TableDigest&) const = default;
};

// Of all rows in the order of their key, each value with its kind and its size. Of a text counts
// what every engine can hold of it: see storable_text(). In a snapshot that the caller has begun.
TableDigest digest_of(const WholeTable& table, Connection& connection);

}  // namespace rollcall::store
