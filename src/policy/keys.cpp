#include "policy/keys.h"

#include <unordered_set>

#include "base/ascii.h"

namespace rollcall::policy {
namespace {

class KeyList {
 public:
  // What is written like a variable and is none has no key.
  void add(const std::string& key) {
    if (!key.empty() && known_.insert(base::lower(key)).second)
      keys_.push_back(key);
  }

  void add_variables(const std::vector<Pattern>& patterns) {
    for (const Pattern& pattern : patterns)
      for (const Variable& variable : pattern.variables)
        add(variable.key);
  }

  std::vector<std::string> take() && { return std::move(keys_); }

 private:
  std::vector<std::string> keys_;
  std::unordered_set<std::string> known_;
};

}  // namespace

std::vector<std::string> keys_of(const std::vector<Statement>& statements) {
  KeyList keys;
  for (const Statement& statement : statements) {
    keys.add_variables(statement.resources.patterns);
    for (const Condition& condition : statement.conditions) {
      keys.add(condition.key);
      keys.add_variables(condition.values);
    }
  }
  return std::move(keys).take();
}

}  // namespace rollcall::policy
