#include "policy/explain.h"

#include <algorithm>

#include "base/ascii.h"
#include "policy/keys.h"
#include "policy/kinds.h"
#include "policy/statement.h"

namespace rollcall::policy {
namespace {

// Looks at every statement, where evaluate() stops at the first that denies.
class Search {
 public:
  Search(const AccessRequest& request, Budget& budget) : request_(request), budget_(budget) {}

  void look_at(const Statement& statement, const MatchedStatement& place) {
    if (reaches(statement, request_, budget_) == Match::No)
      return;
    for_each_key(statement, [this](const std::string& key) { add_if_missing(key); });
    if (!counts(statement, speaks_of(statement, request_, budget_)))
      return;
    (statement.effect == Effect::Allow ? allowing_ : denying_).push_back(place);
  }

  Explanation explain(const Decision& decision) && {
    Explanation explanation{decision, {}, std::move(missing_keys_)};
    if (decision.outcome == Outcome::Allow)
      explanation.matched = std::move(allowing_);
    else if (decision.outcome == Outcome::ExplicitDeny)
      explanation.matched = std::move(denying_);
    return explanation;
  }

 private:
  void add_if_missing(const std::string& key) {
    const bool is_listed = std::ranges::any_of(missing_keys_, [&](const std::string& missing) {
      return is_same_key(missing, key, budget_);
    });
    if (!is_listed && request_.context.find(key, budget_) == nullptr)
      missing_keys_.push_back(key);
  }

  const AccessRequest& request_;
  Budget& budget_;
  std::vector<MatchedStatement> allowing_;
  std::vector<MatchedStatement> denying_;
  std::vector<std::string> missing_keys_;
};

}  // namespace

Explanation explain(const Policies& policies, const AccessRequest& request, Budget& budget) {
  const Decision decision = evaluate(policies, request, budget);
  const std::string action = base::lower(request.action);
  const AccessRequest folded{action, request.resource, request.context};
  Search search(folded, budget);
  for (const PoliciesOfAKind& kind : by_kind(policies))
    for (std::size_t p = 0; p < kind.policies.size(); ++p) {
      const std::vector<Statement>& statements = kind.policies[p]->statements;
      for (std::size_t s = 0; s < statements.size(); ++s)
        search.look_at(statements[s], {kind.kind, p, s});
    }
  return std::move(search).explain(budget.is_exceeded() ? Decision{Outcome::TooCostly} : decision);
}

}  // namespace rollcall::policy
