#include "store/copy/whole_table.h"

#include <iterator>

namespace rollcall::store {
namespace {

constexpr std::ptrdiff_t rows_at_a_time = 50;

// "a, b, c", each with what follows its name.
template <typename Names>
std::string listed(const Names& names, std::string_view behind = {}) {
  std::string list;
  for (const std::string& name : names) {
    list += list.empty() ? "" : ", ";
    list += name;
    list += behind;
  }
  return list;
}

std::string parameters(std::size_t first, std::size_t count) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i)
    list += (i == 0 ? "$" : ", $") + std::to_string(first + i);
  return list;
}

std::vector<std::string> columns_of(const TableShape& shape) {
  std::vector<std::string> names;
  for (const ColumnShape& column : shape.columns)
    names.push_back(column.name);
  return names;
}

std::vector<std::string> key_of(const TableShape& shape) {
  std::vector<std::string> names;
  for (const std::size_t column : shape.key)
    names.push_back(shape.columns[column].name);
  return names;
}

std::string select_all(const TableShape& shape) {
  return "SELECT " + listed(columns_of(shape)) + " FROM " + shape.name;
}

std::string of_account(const TableShape& shape) {
  return shape.is_of_accounts() ? " WHERE account_id = $1" : "";
}

std::string in_order(const TableShape& shape) { return " ORDER BY " + listed(key_of(shape)); }

// The account is part of the key, and so of what is compared.
std::string select_behind(const TableShape& shape) {
  const std::string where = of_account(shape);
  const std::string key = listed(key_of(shape));
  return select_all(shape) + (where.empty() ? " WHERE (" : where + " AND (") + key + ") > (" +
         parameters(where.empty() ? 1 : 2, shape.key.size()) + ")" + in_order(shape);
}

std::string select_last_key(const TableShape& shape) {
  return "SELECT " + listed(key_of(shape)) + " FROM " + shape.name + of_account(shape) +
         " ORDER BY " + listed(key_of(shape), " DESC") + " LIMIT 1";
}

std::string insert_into(const TableShape& shape, std::ptrdiff_t rows) {
  std::string text = "INSERT INTO " + shape.name + " (" + listed(columns_of(shape)) + ") VALUES ";
  for (std::size_t row = 0; row < static_cast<std::size_t>(rows); ++row)
    text += (row == 0 ? "(" : ", (") +
            parameters(1 + row * shape.columns.size(), shape.columns.size()) + ")";
  return text;
}

void bind(Statement& statement, int parameter, const Cell& cell, ColumnType type) {
  if (const auto* const number = std::get_if<std::int64_t>(&cell))
    return statement.bind_integer(parameter, *number);
  const auto* const bytes = std::get_if<std::string>(&cell);
  if (bytes == nullptr)
    return statement.bind_null(parameter);
  if (type == ColumnType::Text)
    return statement.bind_text(parameter, *bytes, Lifetime::Statement);
  statement.bind_bytes(parameter, *bytes, Lifetime::Statement);
}

Cell cell_at(const Rows& rows, int column, ColumnType type) {
  if (rows.is_null(column))
    return {};
  if (type == ColumnType::Integer)
    return rows.integer(column);
  return rows.string(column);
}

}  // namespace

WholeTable::WholeTable(TableShape shape)
    : shape_(std::move(shape)),
      all_(select_all(shape_) + in_order(shape_)),
      all_of_account_(select_all(shape_) + of_account(shape_) + in_order(shape_)),
      behind_(select_behind(shape_)),
      last_key_(select_last_key(shape_)),
      insert_one_(insert_into(shape_, 1)),
      insert_many_(insert_into(shape_, rows_at_a_time)) {}

Rows WholeTable::behind(Connection& connection, iam::AccountId account,
                        const std::optional<Cells>& key) const {
  Statement& statement = connection.prepare((key ? behind_ : all_of_account_).c_str());
  int next = 1;
  if (shape_.is_of_accounts())
    statement.bind_integer(next++, static_cast<std::int64_t>(account.number));
  if (key)
    for (std::size_t i = 0; i < shape_.key.size(); ++i)
      bind(statement, next++, (*key)[i], shape_.columns[shape_.key[i]].type);
  return Rows(statement);
}

std::optional<Cells> WholeTable::last_key(Connection& connection, iam::AccountId account) const {
  Statement& statement = connection.prepare(last_key_.c_str());
  if (shape_.is_of_accounts())
    statement.bind_integer(1, static_cast<std::int64_t>(account.number));
  Rows rows(statement);
  if (!rows.next())
    return std::nullopt;
  Cells key;
  for (std::size_t i = 0; i < shape_.key.size(); ++i)
    key.push_back(cell_at(rows, static_cast<int>(i), shape_.columns[shape_.key[i]].type));
  return key;
}

Cells WholeTable::cells(const Rows& rows) const {
  Cells cells;
  cells.reserve(shape_.columns.size());
  for (std::size_t i = 0; i < shape_.columns.size(); ++i)
    cells.push_back(cell_at(rows, static_cast<int>(i), shape_.columns[i].type));
  return cells;
}

void WholeTable::insert(Connection& connection, const std::vector<Cells>& rows) const {
  auto next = rows.begin();
  for (; rows.end() - next >= rows_at_a_time; next += rows_at_a_time)
    insert(connection, insert_many_, next, next + rows_at_a_time);
  for (; next != rows.end(); ++next)
    insert(connection, insert_one_, next, std::next(next));
}

void WholeTable::insert(Connection& connection, const std::string& statement, Range begin,
                        Range end) const {
  Statement& insertion = connection.prepare(statement.c_str());
  int parameter = 1;
  for (; begin != end; ++begin)
    for (std::size_t i = 0; i < shape_.columns.size(); ++i)
      bind(insertion, parameter++, (*begin)[i], shape_.columns[i].type);
  insertion.step();
  insertion.reset();
}

}  // namespace rollcall::store
