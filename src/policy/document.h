#pragma once
// A policy, parsed: plain data that was checked by parse() and is ready to be matched.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "policy/operators.h"
#include "policy/pattern.h"
#include "policy/principals.h"

namespace rollcall::policy {

enum class Effect { Allow, Deny };

// Whether a list means what it names (Action, Resource, Principal) or everything else (NotAction,
// NotResource, NotPrincipal).
enum class Sense { Listed, Others };

struct PatternList {
  Sense sense = Sense::Listed;
  std::vector<Pattern> patterns;  // at least one, but for the resources of a trust policy
};

struct PrincipalList {
  Sense sense = Sense::Listed;
  std::vector<PrincipalPattern> principals;
};

// One key under one operator. All conditions of a statement must hold.
struct Condition {
  Comparison comparison;
  std::string key;  // as written
  std::vector<Pattern> values;
};

// A place in a document: the character there is the one behind the place. Both count from 1.
struct Place {
  std::size_t line = 1;
  std::size_t column = 1;
  bool operator==(const Place&) const = default;
};

struct Statement {
  std::string sid;  // may be empty
  Effect effect = Effect::Deny;
  PrincipalList principals;  // of a trust policy; no others have any
  PatternList actions;
  PatternList resources;
  std::vector<Condition> conditions;
  Place begin;  // as the policy simulator of IAM shows them
  Place end;
};

struct Policy {
  std::vector<Statement> statements;  // at least one
  std::vector<std::string> keys;      // see context_keys
};

// The keys that conditions ask for and variables name, as they are first written, each once
// whatever its case.
const std::vector<std::string>& context_keys(const Policy& policy);

// Whether there is any such key. If not, every context is as good as an empty one.
bool mentions_any(const Policy& policy);

// The AWS principals that a trust policy names, as written, each once: twelve digits or an ARN.
std::vector<std::string> aws_principals(const Policy& policy);

}  // namespace rollcall::policy
