#pragma once
// The operators that a condition can be written with, one on a line of a table: what else there is
// to know of an operator belongs into its row.

#include <optional>
#include <string_view>

#include "policy/comparisons.h"
#include "policy/pattern.h"

namespace rollcall::policy {

// What an operator takes the values beside it for.
enum class ValueType { String, Numeric, Date, Bool, Binary, IpAddress, Arn, Null };

// Whether an operator holds for what compares as equal, or for what does not: StringNotEquals.
enum class Polarity { Plain, Negated };

struct Operator {
  std::string_view name;
  ValueType type;
  Compare* compare;
  Polarity polarity = Polarity::Plain;
  Wildcards wildcards = Wildcards::Literal;  // what * and ? are in the values beside it
};

// How an operator reads a key that has several values in a request.
enum class Quantifier { None, ForAllValues, ForAnyValue };

// What an operator says of a key that the request does not have: …IfExists holds then.
enum class WhenAbsent { AsOperator, Holds };

// ForAnyValue:StringLikeIfExists, taken apart.
struct Comparison {
  const Operator* operation;
  Quantifier quantifier = Quantifier::None;
  WhenAbsent when_absent = WhenAbsent::AsOperator;
};

// nullopt if there is no such operator. Case matters.
std::optional<Comparison> find_comparison(std::string_view written);

}  // namespace rollcall::policy
