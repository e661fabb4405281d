#include "policy/draft.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "policy/json.h"
#include "policy/operators.h"
#include "policy/places.h"
#include "policy/vocabulary.h"

namespace rollcall::policy {
namespace {

using Kind = Json::Kind;
using Expected = std::vector<std::string>;

constexpr std::string_view policy_members[] = {"Version", "Id", "Statement"};
constexpr std::string_view statement_members[] = {"Sid",          "Effect",      "Principal",
                                                  "NotPrincipal", "Action",      "NotAction",
                                                  "Resource",     "NotResource", "Condition"};
constexpr std::string_view versions[] = {newest_version, "2008-10-17"};
constexpr std::string_view effects[] = {"Allow", "Deny"};

// The two members that name the same kind of thing, of which a statement has at most one.
struct ListMembers {
  const char* listed;
  const char* others;
};

using IsText = bool (*)(const Json&);

bool is_string(const Json& value) { return value.kind == Kind::String; }

// A condition's value may stand without quotes if it is a number or a truth value.
bool is_condition_value(const Json& value) {
  return value.kind == Kind::String || value.kind == Kind::Number || value.kind == Kind::Boolean;
}

bool is_one_of(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::find(words, text) != words.end();
}

// The words, or the one of them that was meant if it is only a matter of case.
Expected suggestions(std::string_view written, std::span<const std::string_view> words) {
  for (const std::string_view word : words)
    if (base::equal_ignoring_case(written, word))
      return {std::string(word)};
  return {words.begin(), words.end()};
}

Span name_of(const Json& object, const Json& member) {
  return object.name_spans[static_cast<std::size_t>(&member - object.elements.data())];
}

Span first_sign(const Json& value) { return {value.span.begin, value.span.begin + 1}; }

const Issue& issue_of(JsonFault::Kind kind) {
  switch (kind) {
    case JsonFault::Kind::NameTwice:
      return issues::name_twice;
    case JsonFault::Kind::TooDeep:
      return issues::too_deep;
    case JsonFault::Kind::Syntax:
      break;
  }
  return issues::json_syntax;
}

// Reads on where something is wrong, so that all of it is told.
class Reader {
 public:
  explicit Reader(DocumentKind kind) : kind_(kind) {}

  DraftReading read(std::string_view document) && {
    const JsonReading json = read_json_and_faults(document);
    for (const JsonFault& fault : json.faults)
      complaints_.add({&issue_of(fault.kind),
                       fault.span,
                       kind_ == DocumentKind::Trust ? "This policy contains invalid Json"
                                                    : "Syntax errors in policy.",
                       {fault.expected.begin(), fault.expected.end()}});
    if (json.json)
      read_policy(*json.json, document);
    return {std::move(draft_), std::move(complaints_)};
  }

 private:
  void complain(const Issue& issue, Span span, Expected expected = {}) {
    complaints_.add({&issue, span, "Syntax errors in policy.", std::move(expected)});
  }

  void complain_of_type(const Json& value, const char* expected) {
    complain(issues::data_type, value.span, {expected});
  }

  bool is_object(const Json& value, std::span<const std::string_view> members) {
    if (value.kind != Kind::Object) {
      complain_of_type(value, "<object>");
      return false;
    }
    for (std::size_t i = 0; i < value.names.size(); ++i)
      if (!is_one_of(value.names[i], members))
        complain(issues::unknown_element, value.name_spans[i],
                 suggestions(value.names[i], members));
    return true;
  }

  // A member that is one text; nullopt if it is missing, or is none.
  std::optional<DraftText> read_text(const Json& object, std::string_view name) {
    const Json* value = find_member(object, name);
    if (value == nullptr)
      return std::nullopt;
    if (!is_string(*value)) {
      complain_of_type(*value, "<string>");
      return std::nullopt;
    }
    return DraftText{value->text, value->span};
  }

  // One text or an array of them; nullopt if one is none.
  std::optional<std::vector<DraftText>> read_texts(const Json& value, IsText is_text) {
    if (is_text(value))
      return std::vector{DraftText{value.text, value.span}};
    if (value.kind != Kind::Array) {
      complain_of_type(value, "<strings>");
      return std::nullopt;
    }
    std::vector<DraftText> texts;
    texts.reserve(value.elements.size());
    for (const Json& element : value.elements) {
      if (is_text(element))
        texts.push_back({element.text, element.span});
      else
        complain_of_type(element, "<string>");
    }
    return texts.size() == value.elements.size() ? std::optional(std::move(texts)) : std::nullopt;
  }

  // Which of the two members is there.
  const Json* find_one(const Json& statement, const ListMembers& members) {
    const Json* listed = find_member(statement, members.listed);
    const Json* others = find_member(statement, members.others);
    if (listed != nullptr && others != nullptr)
      complain(issues::both_elements, name_of(statement, *others));
    return listed != nullptr ? listed : others;
  }

  DraftList read_list(const Json& statement, const ListMembers& members) {
    const Json* value = find_one(statement, members);
    if (value == nullptr)
      return {};
    DraftList list{.presence = Presence::Unreadable, .name = name_of(statement, *value)};
    if (value != find_member(statement, members.listed))
      list.sense = Sense::Others;
    if (auto texts = read_texts(*value, is_string)) {
      list.presence = Presence::Present;
      list.texts = *std::move(texts);
    }
    return list;
  }

  // An operator without keys says nothing, so that IAM does not even look at its name.
  void read_keys(const std::string& operation, Span name, const Json& keys) {
    if (keys.kind != Kind::Object)
      return complain_of_type(keys, "<object>");
    const auto comparison = find_comparison(operation);
    if (!comparison && !keys.names.empty())
      complain(issues::condition_operator, name, suggestions(operation, operator_names()));
    for (std::size_t k = 0; k < keys.names.size(); ++k)
      if (auto values = read_texts(keys.elements[k], is_condition_value); values && comparison)
        draft_.statements.back().conditions.push_back(
            {*comparison, keys.names[k], *std::move(values)});
  }

  void read_conditions(const Json& statement) {
    const Json* block = find_member(statement, "Condition");
    if (block == nullptr)
      return;
    if (block->kind != Kind::Object)
      return complain_of_type(*block, "<object>");
    for (std::size_t i = 0; i < block->names.size(); ++i)
      read_keys(block->names[i], block->name_spans[i], block->elements[i]);
  }

  DraftText read_effect(const Json& statement) {
    auto effect = read_text(statement, "Effect");
    if (!effect) {
      if (find_member(statement, "Effect") == nullptr)
        complain(issues::missing_effect, first_sign(statement), {"\"Effect\""});
      return {};
    }
    if (base::equal_ignoring_case(effect->text, "Allow") ||
        base::equal_ignoring_case(effect->text, "Deny"))
      return *std::move(effect);
    complain(issues::effect, effect->span, suggestions(effect->text, effects));
    return {};
  }

  // "*", or an object of types, each with one text or an array of them.
  DraftPrincipals read_whom(const Json& value) {
    constexpr std::string_view everybody = "*";
    DraftPrincipals principals{.presence = Presence::Unreadable};
    if (value.kind == Kind::String && value.text == everybody)
      return {Presence::Present,
              {Sense::Listed, {{PrincipalType::Everybody, value.text}}},
              {value.span}};
    if (value.kind != Kind::Object) {
      complain(issues::data_type, value.span, {"\"*\"", "<object>"});
      return principals;
    }
    principals.presence = Presence::Present;
    for (std::size_t i = 0; i < value.names.size(); ++i) {
      const auto type = find_principal_type(value.names[i]);
      if (!type)
        complain(issues::principal_type, value.name_spans[i],
                 suggestions(value.names[i], principal_type_names()));
      auto texts = read_texts(value.elements[i], is_string);
      if (!type || !texts) {
        principals.presence = Presence::Unreadable;
        continue;
      }
      for (DraftText& text : *texts) {
        const bool is_everybody = *type == PrincipalType::Aws && text.text == everybody;
        principals.list.principals.push_back(
            {is_everybody ? PrincipalType::Everybody : *type, std::move(text.text)});
        principals.spans.push_back(text.span);
      }
    }
    return principals;
  }

  // Policies of other kinds have no principals, and what stands there in place of them does not
  // matter.
  DraftPrincipals read_principals(const Json& statement) {
    if (kind_ != DocumentKind::Trust) {
      const Json* listed = find_member(statement, "Principal");
      const Json* value = listed != nullptr ? listed : find_member(statement, "NotPrincipal");
      if (value == nullptr)
        return {};
      return {.presence = Presence::Present, .name = name_of(statement, *value)};
    }
    const Json* value = find_one(statement, {"Principal", "NotPrincipal"});
    if (value == nullptr)
      return {};
    DraftPrincipals principals = read_whom(*value);
    principals.name = name_of(statement, *value);
    if (value != find_member(statement, "Principal"))
      principals.list.sense = Sense::Others;
    return principals;
  }

  void read_statement(const Json& value) {
    if (!is_object(value, statement_members))
      return;
    draft_.statements.emplace_back();
    DraftStatement& statement = draft_.statements.back();
    statement.bracket = first_sign(value);
    statement.sid = read_text(value, "Sid").value_or(DraftText{});
    statement.effect = read_effect(value);
    statement.principals = read_principals(value);
    statement.actions = read_list(value, {"Action", "NotAction"});
    statement.resources = read_list(value, {"Resource", "NotResource"});
    read_conditions(value);
  }

  void read_statements(const Json& policy) {
    const Json* value = find_member(policy, "Statement");
    if (value == nullptr)
      return complain(issues::missing_statement, first_sign(policy), {"\"Statement\""});
    if (value->kind == Kind::Object)
      return read_statement(*value);
    if (value->kind != Kind::Array)
      return complain_of_type(*value, "<object>");
    if (value->elements.empty())
      complain(issues::missing_statement, value->span, {"<object>"});
    for (const Json& element : value->elements)
      read_statement(element);
  }

  // Where statements begin and end as IAM tells it, which is how far its reader had come: one that
  // stands alone begins behind its own bracket, the first of an array behind that of the array, and
  // any other where the one before it ends.
  void add_places(const Json& policy, std::string_view document) {
    const Json& value = *find_member(policy, "Statement");
    std::vector<std::size_t> offsets = {value.span.begin + 1};
    if (value.kind == Kind::Object)
      offsets.push_back(value.span.end);
    else
      for (const Json& element : value.elements)
        offsets.push_back(element.span.end);
    const auto places = places_of(document, offsets);
    for (std::size_t i = 0; i < draft_.statements.size(); ++i) {
      draft_.statements[i].begin = places[i];
      draft_.statements[i].end = places[i + 1];
    }
  }

  void read_policy(const Json& policy, std::string_view document) {
    if (!is_object(policy, policy_members))
      return;
    draft_.bracket = first_sign(policy);
    read_text(policy, "Id");
    draft_.version = read_text(policy, "Version");
    if (draft_.version && !is_one_of(draft_.version->text, versions))
      complain(issues::version, draft_.version->span, {std::begin(versions), std::end(versions)});
    read_statements(policy);
    if (complaints_.empty())
      add_places(policy, document);
  }

  const DocumentKind kind_;
  Draft draft_;
  Complaints complaints_;
};

}  // namespace

DraftReading read_draft(std::string_view document, DocumentKind kind) {
  return Reader(kind).read(document);
}

}  // namespace rollcall::policy
