#include "policy/replaced_principals.h"

#include <vector>

#include "policy/json.h"

namespace rollcall::policy {
namespace {

using Kind = Json::Kind;

// Where a string stands, and what it is to be. In the order of the document.
struct Replacement {
  Span span;
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
    found.push_back({value.span, text->second});
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
  for (const auto& [span, text] : replacements(*policy, texts)) {
    replaced.append(document.substr(copied, span.begin - copied));
    append_string(replaced, text);
    copied = span.end;
  }
  return replaced.append(document.substr(copied));
}

}  // namespace rollcall::policy
