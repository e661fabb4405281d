#pragma once
// What tables a store has, as its migrations make them: for whoever handles all of them alike,
// whatever lies in them, and so also those that are made later.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "store/schema/migrations.h"

namespace rollcall::store {

enum class ColumnType { Integer, Text, Bytes };

struct ColumnShape {
  std::string name;
  ColumnType type;
};

// By several columns: what says only whose account a row is of is not told.
struct Reference {
  std::vector<std::string> columns;
  std::string table;
};

struct TableShape {
  std::string name;
  std::vector<ColumnShape> columns;
  std::vector<std::size_t> key;  // of the columns of the primary key, in its order
  std::vector<Reference> references = {};

  // Whether each row is of one account. Then the account is the first column of the key.
  bool is_of_accounts() const { return columns[key.front()].name == "account_id"; }
};

// In the order in which they are made: what a table refers to stands before it.
std::vector<TableShape> table_shapes(std::span<const Migration> steps);

}  // namespace rollcall::store
