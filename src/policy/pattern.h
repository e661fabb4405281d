#pragma once
// What a policy says of an action, a resource or a key: characters that stand for themselves,
// wildcards, and variables that the request fills in. Read once, when the policy is parsed.

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

// What * and ?, and what ${…}, are where a pattern is written. Policies of before 2012 know no
// variables.
enum class Wildcards { Known, Literal };
enum class Variables { Known, Literal };

struct Notation {
  Wildcards wildcards = Wildcards::Known;
  Variables variables = Variables::Known;
};

// ${*}, ${?} and ${$} are the characters themselves. What is no variable after all (an unknown
// form, a brace that is not closed) is one without a value.
Pattern read_pattern(std::string_view written, Notation notation = {});

// Actions know no case and no variables; match them with an action in lower case.
Pattern action_pattern(std::string_view written);

// The text with the request's values in the place of the variables; nullopt if one has none, or the
// budget does not suffice. A value stands for itself: a * in it is no wildcard. A key with a set
// of values has none here, and no fallback helps.
std::optional<std::string> filled_in(const Pattern& pattern, const Context& context,
                                     Budget& budget);

// Unknown: nobody can say, since something is missing in this request or cannot be read, or since
// the budget did not suffice.
enum class Match { No, Yes, Unknown };

// What is unknown has no opposite that is known.
constexpr Match opposite(Match match) {
  if (match == Match::Unknown)
    return Match::Unknown;
  return match == Match::Yes ? Match::No : Match::Yes;
}

Match match(const Pattern& pattern, std::string_view text, const Context& context, Budget& budget);

}  // namespace rollcall::policy
