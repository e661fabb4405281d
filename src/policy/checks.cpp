#include "policy/checks.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "policy/actions.h"
#include "policy/condition_values.h"
#include "policy/resources.h"

namespace rollcall::policy {
namespace {

using Complaint = std::optional<std::string>;
using Check = Complaint (*)(const Draft&);

Complaint check_version(const Draft& draft) {
  if (draft.version != "2012-10-17")
    return "Policy document must be version 2012-10-17 or greater.";
  return std::nullopt;
}

bool has_unstorable_value(const Condition& condition) {
  return !std::ranges::all_of(condition.values, [&](const std::string& value) {
    return is_storable(condition.comparison.operation->type, value);
  });
}

Complaint check_legacy_parsing(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements)
    if ((statement.effect != "Allow" && statement.effect != "Deny") ||
        std::ranges::any_of(statement.conditions, has_unstorable_value) ||
        std::ranges::any_of(statement.resources.texts, fails_legacy_parsing))
      return "The policy failed legacy parsing";
  return std::nullopt;
}

// Whom a policy is for is said by attaching it.
Complaint check_principals(const Draft& draft) {
  for (const DraftStatement& statement : draft.statements)
    if (statement.principal == PrincipalMember::Present)
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

// Each looks at the whole document before the next begins.
constexpr Check checks[] = {
    check_version,
    check_legacy_parsing,
    check_principals,
    check_statement_ids,
    check_presence_of_actions,
    check_presence_of_resources,
    check_resources,
    check_actions,
};

}  // namespace

std::optional<std::string> first_complaint(const Draft& draft) {
  for (const Check check : checks)
    if (auto complaint = check(draft))
      return complaint;
  return std::nullopt;
}

}  // namespace rollcall::policy
