#include "policy/replaced_principals.h"

#include <vector>

#include "policy/json.h"

namespace rollcall::policy {
namespace {

using Kind = Json::Kind;

// Of a string, where its last quote ends, and what it is to be. In the order of the document.
struct Replacement {
  std::size_t end;
  std::string_view text;
};

// Of one value, or of each of a list.
void add_strings(std::vector<Replacement>& found, const Json& value, const PrincipalTexts& texts) {
  if (value.kind == Kind::Array)
    for (const Json& element : value.elements)
      add_strings(found, element, texts);
  if (value.kind != Kind::String)
    return;
  if (const auto text = texts.find(value.text); text != texts.end())
    found.push_back({value.end, text->second});
}

void add_of_statement(std::vector<Replacement>& found, const Json& statement,
                      const PrincipalTexts& texts) {
  for (const char* member : {"Principal", "NotPrincipal"})
    if (const Json* principals = find_member(statement, member))
      if (const Json* named = find_member(*principals, "AWS"))
        add_strings(found, *named, texts);
}

std::vector<Replacement> replacements(const Json& policy, const PrincipalTexts& texts) {
  std::vector<Replacement> found;
  const Json* statements = find_member(policy, "Statement");
  if (statements == nullptr)
    return found;
  add_of_statement(found, *statements, texts);
  if (statements->kind == Kind::Array)
    for (const Json& statement : statements->elements)
      add_of_statement(found, statement, texts);
  return found;
}

// A quote inside of a string has an odd number of backslashes before it, and its first one none.
bool is_escaped(std::string_view document, std::size_t quote) {
  std::size_t backslashes = 0;
  while (backslashes < quote && document[quote - backslashes - 1] == '\\')
    ++backslashes;
  return backslashes % 2 == 1;
}

std::size_t begin_of_string(std::string_view document, std::size_t end) {
  std::size_t quote = document.rfind('"', end - 2);
  while (is_escaped(document, quote))
    quote = document.rfind('"', quote - 1);
  return quote;
}

void append_string(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\')
      json += '\\';
    json += c;
  }
  json += '"';
}

}  // namespace

std::string with_principals_replaced(std::string_view document, const PrincipalTexts& texts) {
  const auto policy = read_json(document);
  if (!policy)
    return std::string(document);
  std::string replaced;
  std::size_t copied = 0;
  for (const auto& [end, text] : replacements(*policy, texts)) {
    replaced.append(document.substr(copied, begin_of_string(document, end) - copied));
    append_string(replaced, text);
    copied = end;
  }
  return replaced.append(document.substr(copied));
}

}  // namespace rollcall::policy
