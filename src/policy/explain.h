#pragma once
// A decision with its reasons, for the policy simulator: which statements made it, and which keys
// they would have liked to know.

#include <cstddef>
#include <string>
#include <vector>

#include "policy/evaluate.h"

namespace rollcall::policy {

// A statement, by its place among the policies that were given.
struct MatchedStatement {
  PolicyKind kind;
  std::size_t policy;     // in the list of its kind; 0 for the permissions boundary
  std::size_t statement;  // in the policy
  bool operator==(const MatchedStatement&) const = default;
};

struct Explanation {
  Decision decision;
  // Those that allow if it is allowed, those that deny if it is denied explicitly, else none.
  std::vector<MatchedStatement> matched;
  // What statements about the action and the resource ask for and the request does not have: as
  // written, each once.
  std::vector<std::string> missing_keys;
};

// The decision is that of evaluate().
Explanation explain(const Policies& policies, const AccessRequest& request, Budget& budget);

}  // namespace rollcall::policy
