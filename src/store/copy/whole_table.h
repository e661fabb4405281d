#pragma once
// Reads and writes a table as it is, whatever lies in it. Nothing is opened, checked or counted:
// what is sealed stays sealed.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "iam/account.h"
#include "store/schema/table_shapes.h"
#include "store/sql/query.h"

namespace rollcall::store {

using Cell = std::variant<std::monostate, std::int64_t, std::string>;  // nothing, a number, bytes
using Cells = std::vector<Cell>;

class WholeTable {
 public:
  explicit WholeTable(TableShape shape);
  // Connections know its statements by their address: it outlives what it is used with.
  WholeTable(const WholeTable&) = delete;

  const TableShape& shape() const { return shape_; }

  // Every row, in the order of the key.
  Rows all(Connection& connection) const { return query(connection, all_); }

  // Those of one account that lie behind a key; all of them without one. In a table that is not of
  // accounts those of all.
  Rows behind(Connection& connection, iam::AccountId account,
              const std::optional<Cells>& key) const;

  // The last key of those; nullopt where there is no row.
  std::optional<Cells> last_key(Connection& connection, iam::AccountId account) const;

  // The present row.
  Cells cells(const Rows& rows) const;

  // Adds the rows, several at a time.
  void insert(Connection& connection, const std::vector<Cells>& rows) const;

 private:
  using Range = std::vector<Cells>::const_iterator;

  void insert(Connection& connection, const std::string& statement, Range begin, Range end) const;

  const TableShape shape_;
  const std::string all_;
  const std::string all_of_account_;
  const std::string behind_;
  const std::string last_key_;
  const std::string insert_one_;
  const std::string insert_many_;
};

}  // namespace rollcall::store
