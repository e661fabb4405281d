#pragma once
// A policy that costs as much to decide by as a test says, so that budgets can be seen to be spent.

#include <cstddef>
#include <string>
#include <string_view>

#include "policy/evaluate.h"
#include "policy/parse.h"

namespace rollcall::test {

// Allows everything, and says so behind so many patterns that are nearly those of the resource.
inline std::string policy_with_patterns(std::size_t patterns, std::string_view resource) {
  const std::string begin(resource.substr(0, resource.rfind(':') + 1));
  std::string resources;
  for (std::size_t i = 0; i < patterns; ++i)
    resources += "\"" + begin + "*a*a*a*a*a*a*b" + std::to_string(i) + "\", ";
  return R"({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": [)" +
         resources + "\"*\"]}}";
}

inline std::size_t steps_of(const std::string& document, std::string_view resource) {
  constexpr std::size_t plenty = 1'000'000'000;
  const policy::Policy policy =
      policy::read_stored(document, policy::DocumentKind::Identity).value();
  const policy::Policy* const pointer = &policy;
  const policy::Context context;
  policy::Budget budget(plenty);
  policy::evaluate({.identity = {&pointer, 1}}, {"iam:GetUser", resource, context}, budget);
  return plenty - budget.left();
}

// Allows everything, at the cost of this many steps, or few more, for a decision about the
// resource.
inline std::string costly_policy(std::size_t steps, std::string_view resource) {
  const std::size_t of_a_hundred = steps_of(policy_with_patterns(100, resource), resource);
  return policy_with_patterns(steps * 100 / of_a_hundred + 1, resource);
}

}  // namespace rollcall::test
