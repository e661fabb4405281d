#include "policy/keys.h"

#include <unordered_set>

#include "base/ascii.h"

namespace rollcall::policy {

void for_each_key(const Statement& statement,
                  const std::function<void(const std::string&)>& visit) {
  const auto visit_named = [&](const std::string& key) {
    if (!key.empty())
      visit(key);
  };
  const auto visit_variables = [&](const std::vector<Pattern>& patterns) {
    for (const Pattern& pattern : patterns)
      for (const Variable& variable : pattern.variables)
        visit_named(variable.key);
  };
  visit_variables(statement.resources.patterns);
  for (const Condition& condition : statement.conditions) {
    visit_named(condition.key);
    visit_variables(condition.values);
  }
}

std::vector<std::string> keys_of(const std::vector<Statement>& statements) {
  std::vector<std::string> keys;
  std::unordered_set<std::string> known;
  for (const Statement& statement : statements)
    for_each_key(statement, [&](const std::string& key) {
      if (known.insert(base::lower(key)).second)
        keys.push_back(key);
    });
  return keys;
}

}  // namespace rollcall::policy
