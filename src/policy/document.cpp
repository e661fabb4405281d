#include "policy/document.h"

#include <algorithm>

namespace rollcall::policy {

const std::vector<std::string>& context_keys(const Policy& policy) { return policy.keys; }

bool mentions_any(const Policy& policy) { return !policy.keys.empty(); }

std::vector<std::string> aws_principals(const Policy& policy) {
  std::vector<std::string> principals;
  for (const Statement& statement : policy.statements)
    for (const PrincipalPattern& principal : statement.principals.principals)
      if (principal.type == PrincipalType::Aws)
        principals.push_back(principal.text);
  std::ranges::sort(principals);
  const auto repeated = std::ranges::unique(principals);
  principals.erase(repeated.begin(), repeated.end());
  return principals;
}

}  // namespace rollcall::policy
