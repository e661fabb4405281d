#pragma once
// How a statement of a migration, which is written for every engine, is said to PostgreSQL.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rollcall::store::postgres {

// Bytes are a type of their own. Texts are compared by their bytes, whatever the language of the
// database, because what is read in their order is merged by their bytes. A table cannot be told to
// lie in the order of its primary key. And no key follows another one by itself: sql/renames.h does
// what that did, and a database that is spread by account refuses it.
std::string definition_of(std::string_view text);

// A table that is made by a definition, and apart from it what refers to other tables: those of a
// spread database can be referred to once the table is spread as well.
struct TableDefinition {
  std::string table;
  std::string text;
  std::vector<std::string> references;  // "FOREIGN KEY (…) REFERENCES …"
};

// nullopt where the definition makes no table.
std::optional<TableDefinition> table_definition_in(std::string_view definition);

}  // namespace rollcall::store::postgres
