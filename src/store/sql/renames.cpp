#include "store/sql/renames.h"

#include <algorithm>
#include <string>
#include <vector>

#include "store/schema/table_shapes.h"
#include "store/sql/query.h"
#include "store/sql/transaction.h"
#include "store/sql/words.h"

namespace rollcall::store {
namespace {

// Its parameters are the new key, where it says that, the account, and the old key.
struct Step {
  std::string text;
  bool says_new_key;
};

bool holds(const Reference& reference, std::string_view column) {
  return std::ranges::find(reference.columns, column) != reference.columns.end();
}

class Steps {
 public:
  Steps(std::string_view table, std::string column)
      : tables_(table_shapes(migrations())), column_(std::move(column)) {
    move(*std::ranges::find(tables_, table, &TableShape::name));
  }

  const std::vector<Step>& steps() const { return steps_; }

 private:
  // Whoever records a use of the row has it locked until that is kept, or waits for us and then
  // looks for the row under its new key: what is copied is the last that was recorded.
  void move(const TableShape& table) {
    const auto referring = those_that_follow(table);
    if (referring.empty())
      return add(table, "UPDATE {table} SET {key} = $1 WHERE account_id = $2 AND {key} = $3");
    add(table, "UPDATE {table} SET {key} = {key} WHERE account_id = $1 AND {key} = $2");
    add(table,
        "INSERT INTO {table} (account_id, {key}{columns}) SELECT account_id, $1{columns} "
        "FROM {table} WHERE account_id = $2 AND {key} = $3");
    for (const TableShape* each : referring)
      move(*each);
    add(table, "DELETE FROM {table} WHERE account_id = $1 AND {key} = $2");
  }

  std::vector<const TableShape*> those_that_follow(const TableShape& table) const {
    std::vector<const TableShape*> found;
    for (const TableShape& other : tables_)
      for (const Reference& reference : other.references)
        if (reference.table == table.name && holds(reference, column_))
          found.push_back(&other);
    return found;
  }

  void add(const TableShape& table, std::string_view text) {
    std::string columns;
    for (const ColumnShape& column : table.columns)
      if (column.name != "account_id" && column.name != column_)
        columns += ", " + column.name;
    steps_.push_back(
        {filled(text, {{"{table}", table.name}, {"{key}", column_}, {"{columns}", columns}}),
         text.contains("$3")});
  }

  const std::vector<TableShape> tables_;
  const std::string column_;
  std::vector<Step> steps_;
};

void run(const Scope& scope, const Steps& steps, const NewKey& key) {
  Connection& connection = scope.transaction->connection;
  for (const Step& step : steps.steps()) {
    Statement& statement = connection.prepare(step.text.c_str());
    if (step.says_new_key)
      run_to_its_end(statement, key.new_key, scope.account, key.old_key);
    else
      run_to_its_end(statement, scope.account, key.old_key);
  }
}

}  // namespace

void give_user_key(const Scope& scope, const NewKey& key) {
  static const Steps steps("users", "user_key");
  run(scope, steps, key);
}

void give_group_key(const Scope& scope, const NewKey& key) {
  static const Steps steps("user_groups", "group_key");
  run(scope, steps, key);
}

void give_server_certificate_key(const Scope& scope, const NewKey& key) {
  static const Steps steps("server_certificates", "certificate_key");
  run(scope, steps, key);
}

}  // namespace rollcall::store
