#include "policy/checks.h"

#include <algorithm>
#include <span>
#include <vector>

#include "base/ascii.h"
#include "policy/actions.h"
#include "policy/condition_values.h"
#include "policy/principals.h"
#include "policy/resources.h"
#include "policy/trust_actions.h"

namespace rollcall::policy {
namespace {

using Complaint = std::optional<std::string>;
using Check = Complaint (*)(const Draft&);

Complaint check_version(const Draft& draft) {
  if (draft.version != newest_version)
    return "Policy document must be version 2012-10-17 or greater.";
  return std::nullopt;
}

using IsValue = bool(ValueType, std::string_view);

bool has_other_value(const DraftCondition& condition, IsValue* is_value) {
  return !std::ranges::all_of(condition.values, [&](const std::string& value) {
    return is_value(condition.comparison.operation->type, value);
  });
}

Complaint legacy_parsing(const Draft& draft, IsValue* is_value) {
  for (const DraftStatement& statement : draft.statements) {
    const auto has_other = [&](const auto& condition) {
      return has_other_value(condition, is_value);
    };
    if ((statement.effect != "Allow" && statement.effect != "Deny") ||
        std::ranges::any_of(statement.conditions, has_other) ||
        std::ranges::any_of(statement.resources.texts, fails_legacy_parsing))
      return "The policy failed legacy parsing";
  }
  return std::nullopt;
}

Complaint check_legacy_parsing(const Draft& draft) { return legacy_parsing(draft, is_storable); }

Complaint check_legacy_parsing_of_session(const Draft& draft) {
  return legacy_parsing(draft, is_usable_in_session);
}

// Whom a policy is for is said by attaching it.
Complaint check_principals(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements)
    if (statement.principals.presence == Presence::Present)
      return "Policy document should not specify a principal.";
  return std::nullopt;
}

bool is_alphanumeric(char c) { return base::is_letter(c) || base::is_digit(c); }

Complaint check_statement_ids(const Draft& draft) {
  std::vector<std::string_view> ids;
  for (const DraftStatement& statement : draft.statements) {
    if (!std::ranges::all_of(statement.sid, is_alphanumeric))
      return "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the "
             "regular expression [0-9A-Za-z]*";
    if (!statement.sid.empty())
      ids.push_back(statement.sid);
  }
  std::ranges::sort(ids);
  if (std::ranges::adjacent_find(ids) != ids.end())
    return "Statement IDs (SID) in a single policy must be unique.";
  return std::nullopt;
}

Complaint check_presence_of_actions(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements)
    if (statement.actions.texts.empty())
      return "Policy statement must contain actions.";
  return std::nullopt;
}

Complaint check_presence_of_resources(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements)
    if (statement.resources.texts.empty())
      return "Policy statement must contain resources.";
  return std::nullopt;
}

Complaint check_resources(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements)
    for (const std::string& resource : statement.resources.texts)
      if (auto complaint = complaint_about_resource(resource))
        return complaint;
  return std::nullopt;
}

Complaint check_actions(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements)
    for (const std::string& action : statement.actions.texts)
      if (auto complaint = complaint_about_action(action))
        return complaint;
  return std::nullopt;
}

Complaint check_no_resources(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements)
    if (statement.resources.presence == Presence::Present)
      return statement.resources.sense == Sense::Listed ? "Has prohibited field Resource"
                                                        : "Has prohibited field NotResource";
  return std::nullopt;
}

Complaint check_presence_of_principals(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements)
    if (statement.principals.list.principals.empty())
      return "Missing required field Principal";
  return std::nullopt;
}

Complaint check_trust_actions(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements) {
    if (statement.actions.presence == Presence::Missing)
      return "Missing required field Action";
    // Everything but some actions is mostly what a trust policy may not speak of.
    if (statement.actions.sense == Sense::Others || statement.actions.texts.empty() ||
        !std::ranges::all_of(statement.actions.texts, is_trust_action))
      return "AssumeRole policy may only specify STS AssumeRole actions.";
  }
  return std::nullopt;
}

Complaint check_forms_of_principals(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements)
    for (const PrincipalPattern& principal : statement.principals.list.principals)
      if (auto complaint = complaint_about_principal(principal))
        return complaint;
  return std::nullopt;
}

// Each looks at the whole document before the next begins.
constexpr Check identity_checks[] = {
    check_legacy_parsing,        check_principals, check_statement_ids, check_presence_of_actions,
    check_presence_of_resources, check_resources,  check_actions,
};

constexpr Check session_checks[] = {
    check_legacy_parsing_of_session,
    check_principals,
    check_statement_ids,
    check_presence_of_actions,
    check_presence_of_resources,
    check_resources,
    check_actions,
};

constexpr Check trust_checks[] = {
    check_no_resources,   check_presence_of_principals, check_trust_actions,
    check_legacy_parsing, check_statement_ids,          check_forms_of_principals,
};

std::span<const Check> checks_of(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::Identity:
    case DocumentKind::Managed:
      return identity_checks;
    case DocumentKind::Session:
      return session_checks;
    case DocumentKind::Trust:
      return trust_checks;
  }
  return {};
}

}  // namespace

std::optional<std::string> first_complaint(const Draft& draft, DocumentKind kind) {
  if (kind == DocumentKind::Managed)
    if (auto complaint = check_version(draft))
      return complaint;
  for (const Check check : checks_of(kind))
    if (auto complaint = check(draft))
      return complaint;
  return std::nullopt;
}

}  // namespace rollcall::policy
