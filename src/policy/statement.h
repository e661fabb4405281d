#pragma once
// Whether a request is one of those that a statement speaks of.

#include "policy/budget.h"
#include "policy/evaluate.h"

namespace rollcall::policy {

// Whether a request is about one resource, or about all whose ARNs begin with it and are longer:
// who asks then cannot say which.
enum class Scope { One, AllBelow };

// Whether actions and resources are those of the statement, whatever its conditions say. The action
// of the request is in lower case. Statements of trust policies have no resources and are about
// their role, whose resource is then not looked at. Unknown of a statement that speaks of some of
// what lies below, and not of all.
Match reaches(const Statement& statement, const AccessRequest& request, Budget& budget,
              Scope scope = Scope::One);

// The same, and the conditions hold.
Match speaks_of(const Statement& statement, const AccessRequest& request, Budget& budget,
                Scope scope = Scope::One);

// What cannot be told fails closed: such a statement counts if it denies.
inline bool counts(const Statement& statement, Match spoken_of) {
  return spoken_of == Match::Yes ||
         (spoken_of == Match::Unknown && statement.effect == Effect::Deny);
}

}  // namespace rollcall::policy
