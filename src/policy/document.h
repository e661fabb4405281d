#pragma once
// A policy, parsed: plain data that was checked by parse() and is ready to be matched.

#include <string>
#include <vector>

#include "policy/operators.h"
#include "policy/pattern.h"

namespace rollcall::policy {

enum class Effect { Allow, Deny };

// Whether a list means what it names (Action, Resource) or everything else (NotAction,
// NotResource).
enum class Sense { Listed, Others };

struct PatternList {
  Sense sense = Sense::Listed;
  std::vector<Pattern> patterns;  // at least one
};

// One key under one operator. All conditions of a statement must hold.
struct Condition {
  Comparison comparison;
  std::string key;
  std::vector<std::string> values;
};

struct Statement {
  std::string sid;  // may be empty
  Effect effect = Effect::Deny;
  PatternList actions;
  PatternList resources;
  std::vector<Condition> conditions;
};

struct Policy {
  std::vector<Statement> statements;  // at least one
};

}  // namespace rollcall::policy
