#include "policy/draft.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "iam/errors.h"
#include "policy/json.h"
#include "policy/places.h"

namespace rollcall::policy {
namespace {

using base::Result;
using Kind = Json::Kind;

constexpr std::string_view policy_members[] = {"Version", "Id", "Statement"};
constexpr std::string_view statement_members[] = {"Sid",          "Effect",      "Principal",
                                                  "NotPrincipal", "Action",      "NotAction",
                                                  "Resource",     "NotResource", "Condition"};
constexpr std::string_view versions[] = {"2008-10-17", newest_version};

// The detail is for the log: to the caller IAM says the same whatever is wrong. It repeats nothing
// of the document, which may be long.
std::unexpected<base::Error> syntax_error(std::string detail) {
  return base::fail(iam::errors::malformed_policy_document, "Syntax errors in policy.",
                    std::move(detail));
}

std::unexpected<base::Error> not_json(DocumentKind kind) {
  if (kind == DocumentKind::Trust)
    return base::fail(iam::errors::malformed_policy_document, "This policy contains invalid Json");
  return syntax_error("not JSON");
}

Result<base::Nothing> expect_object(const Json& value, std::span<const std::string_view> members) {
  if (value.kind != Kind::Object)
    return syntax_error("an object is missing");
  for (const std::string& name : value.names)
    if (std::ranges::find(members, name) == members.end())
      return syntax_error("an object has an unknown member");
  return base::Nothing{};
}

// A member that is one text; nullopt if it is missing.
Result<std::optional<std::string>> read_text(const Json& object, std::string_view name) {
  const Json* value = find_member(object, name);
  if (value == nullptr)
    return std::nullopt;
  if (value->kind != Kind::String)
    return syntax_error(std::string(name) + " is not a string");
  return value->text;
}

using IsText = bool (*)(const Json&);

bool is_string(const Json& value) { return value.kind == Kind::String; }

// A condition's value may stand without quotes if it is a number or a truth value.
bool is_condition_value(const Json& value) {
  return value.kind == Kind::String || value.kind == Kind::Number || value.kind == Kind::Boolean;
}

// One text or an array of them.
Result<std::vector<std::string>> read_texts(const Json& value, IsText is_text) {
  if (is_text(value))
    return std::vector{value.text};
  if (value.kind != Kind::Array || !std::ranges::all_of(value.elements, is_text))
    return syntax_error("neither a string nor an array of strings");
  std::vector<std::string> texts;
  texts.reserve(value.elements.size());
  for (const Json& element : value.elements)
    texts.push_back(element.text);
  return texts;
}

// The two members that name the same kind of thing, of which a statement has at most one.
struct ListMembers {
  std::string_view listed;
  std::string_view others;
};

Result<DraftList> read_list(const Json& statement, const ListMembers& members) {
  const Json* listed = find_member(statement, members.listed);
  const Json* others = find_member(statement, members.others);
  if (listed != nullptr && others != nullptr)
    return syntax_error("both " + std::string(members.listed) + " and " +
                        std::string(members.others));
  if (listed != nullptr)
    return DraftList{Presence::Present, Sense::Listed, TRY(read_texts(*listed, is_string))};
  if (others != nullptr)
    return DraftList{Presence::Present, Sense::Others, TRY(read_texts(*others, is_string))};
  return DraftList{};
}

// An operator without keys says nothing, so that IAM does not even look at its name.
Result<std::vector<DraftCondition>> read_conditions(const Json& statement) {
  std::vector<DraftCondition> conditions;
  const Json* block = find_member(statement, "Condition");
  if (block == nullptr)
    return conditions;
  if (block->kind != Kind::Object)
    return syntax_error("Condition is not an object");
  for (std::size_t i = 0; i < block->names.size(); ++i) {
    const Json& keys = block->elements[i];
    if (keys.kind != Kind::Object)
      return syntax_error("a condition operator has no keys");
    const auto comparison = find_comparison(block->names[i]);
    if (!comparison && !keys.names.empty())
      return syntax_error("unknown condition operator");
    for (std::size_t k = 0; k < keys.names.size(); ++k)
      conditions.push_back(
          {*comparison, keys.names[k], TRY(read_texts(keys.elements[k], is_condition_value))});
  }
  return conditions;
}

Result<std::string> read_effect(const Json& statement) {
  const auto effect = TRY(read_text(statement, "Effect"));
  if (!effect)
    return syntax_error("Effect is missing");
  if (!base::equal_ignoring_case(*effect, "Allow") && !base::equal_ignoring_case(*effect, "Deny"))
    return syntax_error("Effect is neither Allow nor Deny");
  return *effect;
}

// "*", or an object of types, each with one text or an array of them.
Result<std::vector<PrincipalPattern>> read_principals(const Json& value) {
  constexpr std::string_view everybody = "*";
  if (value.kind == Kind::String && value.text == everybody)
    return std::vector{PrincipalPattern{PrincipalType::Everybody, value.text}};
  if (value.kind != Kind::Object)
    return syntax_error("neither * nor an object of principals");
  std::vector<PrincipalPattern> principals;
  for (std::size_t i = 0; i < value.names.size(); ++i) {
    const auto type = find_principal_type(value.names[i]);
    if (!type)
      return syntax_error("unknown type of principal");
    for (std::string& text : TRY(read_texts(value.elements[i], is_string))) {
      const bool is_everybody = *type == PrincipalType::Aws && text == everybody;
      principals.push_back({is_everybody ? PrincipalType::Everybody : *type, std::move(text)});
    }
  }
  return principals;
}

// Policies of other kinds have no principals, and what stands there in place of them does not
// matter.
Result<DraftPrincipals> read_principals(const Json& statement, DocumentKind kind) {
  const Json* listed = find_member(statement, "Principal");
  const Json* others = find_member(statement, "NotPrincipal");
  if (listed == nullptr && others == nullptr)
    return DraftPrincipals{};
  if (kind != DocumentKind::Trust)
    return DraftPrincipals{Presence::Present};
  if (listed != nullptr && others != nullptr)
    return syntax_error("both Principal and NotPrincipal");
  if (listed != nullptr)
    return DraftPrincipals{Presence::Present, {Sense::Listed, TRY(read_principals(*listed))}};
  return DraftPrincipals{Presence::Present, {Sense::Others, TRY(read_principals(*others))}};
}

Result<DraftStatement> read_statement(const Json& value, DocumentKind kind) {
  TRY(expect_object(value, statement_members));
  DraftStatement statement;
  statement.sid = TRY(read_text(value, "Sid")).value_or("");
  statement.effect = TRY(read_effect(value));
  statement.principals = TRY(read_principals(value, kind));
  statement.actions = TRY(read_list(value, {"Action", "NotAction"}));
  statement.resources = TRY(read_list(value, {"Resource", "NotResource"}));
  statement.conditions = TRY(read_conditions(value));
  return statement;
}

Result<std::vector<DraftStatement>> read_statements(const Json& policy, DocumentKind kind) {
  const Json* value = find_member(policy, "Statement");
  if (value == nullptr)
    return syntax_error("Statement is missing");
  std::vector<DraftStatement> statements;
  if (value->kind == Kind::Object)
    statements.push_back(TRY(read_statement(*value, kind)));
  else if (value->kind == Kind::Array)
    for (const Json& element : value->elements)
      statements.push_back(TRY(read_statement(element, kind)));
  if (statements.empty())
    return syntax_error("there is no statement");
  return statements;
}

// Where statements begin and end as IAM tells it, which is how far its reader had come: one that
// stands alone begins behind its own bracket, the first of an array behind that of the array, and
// any other where the one before it ends.
std::vector<std::size_t> offsets_of_statements(const Json& policy) {
  const Json& value = *find_member(policy, "Statement");
  std::vector<std::size_t> offsets = {value.begin};
  if (value.kind == Kind::Object)
    offsets.push_back(value.end);
  else
    for (const Json& element : value.elements)
      offsets.push_back(element.end);
  return offsets;
}

}  // namespace

Result<Draft> read_draft(std::string_view document, DocumentKind kind) {
  const auto json = read_json(document);
  if (!json)
    return not_json(kind);
  TRY(expect_object(*json, policy_members));
  TRY(read_text(*json, "Id"));
  Draft draft;
  draft.version = TRY(read_text(*json, "Version"));
  if (draft.version && std::ranges::find(versions, *draft.version) == std::end(versions))
    return syntax_error("unknown version");
  draft.statements = TRY(read_statements(*json, kind));
  const auto places = places_of(document, offsets_of_statements(*json));
  for (std::size_t i = 0; i < draft.statements.size(); ++i) {
    draft.statements[i].begin = places[i];
    draft.statements[i].end = places[i + 1];
  }
  return draft;
}

}  // namespace rollcall::policy
