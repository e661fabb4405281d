#include "store/postgres/definition.h"

#include "store/sql/words.h"

namespace rollcall::store::postgres {

std::string definition_of(std::string_view text) {
  // A type stands behind the name of its column. What takes its place must not hold it.
  return said_with(text, {{" {clustered}", ""},
                          {"ON UPDATE CASCADE", ""},
                          {"{bytes}", "BYTEA"},
                          {" TEXT", " {text}"},
                          {"{text}", "TEXT COLLATE \"C\""}});
}

namespace {

// Where the entry of a list that begins there ends: at a comma, or where the list is closed.
std::size_t end_of_entry(std::string_view text, std::size_t at) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (depth == 0 && (text[at] == ',' || text[at] == ')'))
      break;
    depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
  }
  return at;
}

}  // namespace

std::optional<TableDefinition> table_definition_in(std::string_view definition) {
  constexpr std::string_view beginning = "CREATE TABLE ";
  constexpr std::string_view foreign_key = "FOREIGN KEY (";
  constexpr std::string_view of_account = " REFERENCES accounts";
  if (!definition.starts_with(beginning))
    return std::nullopt;
  const std::string_view name = definition.substr(beginning.size());
  TableDefinition table{.table = std::string(name.substr(0, name.find(' '))),
                        .text = std::string(definition),
                        .references = {}};
  std::string& text = table.text;
  for (auto at = text.find(foreign_key); at != std::string::npos; at = text.find(foreign_key)) {
    const std::size_t end = end_of_entry(text, at);
    table.references.push_back(text.substr(at, end - at));
    const std::size_t comma = text.rfind(',', at);
    text.erase(comma, end - comma);
  }
  if (const auto at = text.find(of_account); at != std::string::npos) {
    text.erase(at, of_account.size());
    table.references.emplace_back("FOREIGN KEY (account_id) REFERENCES accounts");
  }
  return table;
}

}  // namespace rollcall::store::postgres
