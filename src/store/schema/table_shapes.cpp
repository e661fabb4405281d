#include "store/schema/table_shapes.h"

#include <algorithm>
#include <cassert>
#include <sstream>
#include <string_view>

namespace rollcall::store {
namespace {

// Reads a statement of our own word by word: "(", ")" and "," are words.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}

  std::string_view next() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(white_space), rest_.size()));
    if (rest_.empty())
      return {};
    const bool is_mark = marks.contains(rest_.front());
    const std::size_t size =
        is_mark ? 1 : std::min(rest_.find_first_of(white_space_and_marks), rest_.size());
    const std::string_view word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return word;
  }

  // Whether these come next, which are then passed.
  bool take(std::initializer_list<std::string_view> words) {
    Words ahead = *this;
    for (const std::string_view word : words)
      if (ahead.next() != word)
        return false;
    *this = ahead;
    return true;
  }

  // Passes the rest of an entry of a list; whether another one follows.
  bool pass_entry() {
    int depth = 0;
    while (true) {
      const std::string_view word = next();
      if (word.empty() || (depth == 0 && word == ")"))
        return false;
      if (depth == 0 && word == ",")
        return true;
      depth += word == "(" ? 1 : word == ")" ? -1 : 0;
    }
  }

 private:
  static constexpr std::string_view white_space = " \n";
  static constexpr std::string_view marks = "(),";
  static constexpr std::string_view white_space_and_marks = " \n(),";

  std::string_view rest_;
};

ColumnType type_called(std::string_view word) {
  if (word == "BIGINT")
    return ColumnType::Integer;
  assert(word == "TEXT" || word == "{bytes}");
  return word == "TEXT" ? ColumnType::Text : ColumnType::Bytes;
}

ColumnShape next_column(Words& words) {
  std::string name(words.next());
  return {std::move(name), type_called(words.next())};
}

std::size_t place_of(std::string_view name, const std::vector<ColumnShape>& columns) {
  const auto found = std::ranges::find(columns, name, &ColumnShape::name);
  assert(found != columns.end());
  return static_cast<std::size_t>(found - columns.begin());
}

Reference next_reference(Words& words) {
  Reference reference;
  do
    reference.columns.emplace_back(words.next());
  while (words.take({","}));
  words.take({")", "REFERENCES"});
  reference.table = words.next();
  return reference;
}

TableShape made(Words words) {
  TableShape table{.name = std::string(words.next()), .columns = {}, .key = {}};
  words.take({"("});
  do {
    if (words.take({"PRIMARY", "KEY", "("})) {
      do
        table.key.push_back(place_of(words.next(), table.columns));
      while (words.take({","}));
      words.take({")"});
    } else if (words.take({"FOREIGN", "KEY", "("})) {
      table.references.push_back(next_reference(words));
    } else {
      table.columns.push_back(next_column(words));
    }
  } while (words.pass_entry());
  return table;
}

}  // namespace

std::vector<TableShape> table_shapes(std::span<const Migration> steps) {
  std::vector<TableShape> tables;
  const auto named = [&](std::string_view name) {
    return std::ranges::find(tables, name, &TableShape::name);
  };
  for (const Migration& step : steps)
    for (const std::string_view statement : step.statements) {
      Words words(statement);
      if (words.take({"CREATE", "TABLE"}))
        tables.push_back(made(words));
      else if (words.take({"DROP", "TABLE"}))
        tables.erase(named(words.next()));
      else if (words.take({"ALTER", "TABLE"})) {
        const auto table = named(words.next());
        if (words.take({"ADD", "COLUMN"}))
          table->columns.push_back(next_column(words));
        else if (words.take({"RENAME", "TO"}))
          table->name = words.next();
        else
          assert(!"a change of a table that is not known here");
      }
    }
  return tables;
}

}  // namespace rollcall::store
