#pragma once
// What a policy says of an action or a resource: characters that stand for themselves, wildcards,
// and variables that the request fills in. Read once, when the policy is parsed.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/budget.h"
#include "policy/context.h"

namespace rollcall::policy {

// ${key} or ${key, 'fallback'}.
struct Variable {
  std::size_t position;  // where in the text of its pattern the value goes
  std::string key;
  std::optional<std::string> fallback;
};

struct Pattern {
  std::string text;  // wildcards are the bytes of wildcard.h
  std::vector<Variable> variables = {};
};

// Actions know no case and no variables; match them with an action in lower case.
Pattern action_pattern(std::string_view written);

// ${*}, ${?} and ${$} are the characters themselves. What is no variable after all (an unknown
// form, a brace that is not closed) is one without a value.
Pattern resource_pattern(std::string_view written);

// Unknown: a variable of the pattern has no value in this request, so that nobody can say what the
// pattern means.
enum class Match { No, Yes, Unknown };

// A value stands for itself: a * in it is no wildcard.
Match match(const Pattern& pattern, std::string_view text, Context context, Budget& budget);

}  // namespace rollcall::policy
