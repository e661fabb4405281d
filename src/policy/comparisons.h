#pragma once
// What the condition operators do: each function compares one value of a request with one that
// stands in a policy, as AWS was seen to. Negation, sets and absent keys are condition.h's.

#include <optional>
#include <string_view>

#include "policy/budget.h"

namespace rollcall::policy {

enum class Verdict {
  Holds,
  Fails,
  Incomparable,  // what the request has is of no use: neither the operator nor its negation holds
  Unreadable,    // what the policy has is of no use, and nobody can say what it meant
};

// What stands in the policy, with the request's values in the place of its variables; nullopt if
// one of them has none. A text for which wildcards are known has the bytes of wildcard.h.
using Wanted = std::optional<std::string_view>;

// Looking at both texts once is paid for by the caller; what takes longer takes of the budget.
using Compare = Verdict(const Wanted& wanted, std::string_view value, Budget& budget);

Compare compare_string, compare_string_ignoring_case, compare_string_like;
Compare compare_bool, compare_binary, compare_address, compare_arn;
Compare compare_number, compare_number_less, compare_number_less_or_equal;
Compare compare_number_greater, compare_number_greater_or_equal;
Compare compare_date, compare_date_less, compare_date_less_or_equal;
Compare compare_date_greater, compare_date_greater_or_equal;

}  // namespace rollcall::policy
