#include "policy/size.h"

#include "base/utf8.h"

namespace rollcall::policy {
namespace {

std::size_t size_of(const std::vector<Pattern>& patterns) {
  std::size_t size = 0;
  for (const Pattern& pattern : patterns)
    size += sizeof(Pattern) + pattern.text.size() + pattern.variables.size() * sizeof(Variable);
  return size;
}

std::size_t size_of(const Statement& statement) {
  std::size_t size = sizeof(Statement) + size_of(statement.actions.patterns) +
                     size_of(statement.resources.patterns) +
                     statement.principals.principals.size() * sizeof(PrincipalPattern);
  for (const Condition& condition : statement.conditions)
    size += sizeof(Condition) + condition.key.size() + size_of(condition.values);
  return size;
}

}  // namespace

std::size_t size_without_white_space(std::string_view document) {
  std::size_t size = 0;
  while (const auto point = base::take_code_point(document)) {
    const bool is_white_space =
        *point == U' ' || *point == U'\t' || *point == U'\r' || *point == U'\n';
    if (!is_white_space)
      size += *point > 0xFFFF ? 2 : 1;
  }
  return size;
}

std::size_t size_in_memory(const Policy& policy) {
  std::size_t size = sizeof(Policy) + policy.keys.size() * sizeof(std::string);
  for (const Statement& statement : policy.statements)
    size += size_of(statement);
  return size;
}

}  // namespace rollcall::policy
