#include "policy/operators.h"

namespace rollcall::policy {
namespace {

// AWS user guide, IAM JSON policy elements: Condition operators.
constexpr Operator operators[] = {
    {"StringEquals", ValueType::String},
    {"StringNotEquals", ValueType::String},
    {"StringEqualsIgnoreCase", ValueType::String},
    {"StringNotEqualsIgnoreCase", ValueType::String},
    {"StringLike", ValueType::String},
    {"StringNotLike", ValueType::String},
    {"NumericEquals", ValueType::Numeric},
    {"NumericNotEquals", ValueType::Numeric},
    {"NumericLessThan", ValueType::Numeric},
    {"NumericLessThanEquals", ValueType::Numeric},
    {"NumericGreaterThan", ValueType::Numeric},
    {"NumericGreaterThanEquals", ValueType::Numeric},
    {"DateEquals", ValueType::Date},
    {"DateNotEquals", ValueType::Date},
    {"DateLessThan", ValueType::Date},
    {"DateLessThanEquals", ValueType::Date},
    {"DateGreaterThan", ValueType::Date},
    {"DateGreaterThanEquals", ValueType::Date},
    {"Bool", ValueType::Bool},
    {"BinaryEquals", ValueType::Binary},
    {"IpAddress", ValueType::IpAddress},
    {"NotIpAddress", ValueType::IpAddress},
    {"ArnEquals", ValueType::Arn},
    {"ArnNotEquals", ValueType::Arn},
    {"ArnLike", ValueType::Arn},
    {"ArnNotLike", ValueType::Arn},
    {"Null", ValueType::Null},
};

// Takes `word` off the front of `text` if it stands there.
bool take_prefix(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word))
    return false;
  text.remove_prefix(word.size());
  return true;
}

bool take_suffix(std::string_view& text, std::string_view word) {
  if (!text.ends_with(word))
    return false;
  text.remove_suffix(word.size());
  return true;
}

}  // namespace

std::optional<Comparison> find_comparison(std::string_view written) {
  auto quantifier = Quantifier::None;
  if (take_prefix(written, "ForAllValues:"))
    quantifier = Quantifier::ForAllValues;
  else if (take_prefix(written, "ForAnyValue:"))
    quantifier = Quantifier::ForAnyValue;
  const auto when_absent =
      take_suffix(written, "IfExists") ? WhenAbsent::Holds : WhenAbsent::AsOperator;

  for (const Operator& candidate : operators) {
    if (candidate.name != written)
      continue;
    // Null is the question whether the key exists.
    if (candidate.type == ValueType::Null && when_absent == WhenAbsent::Holds)
      return std::nullopt;
    return Comparison{&candidate, quantifier, when_absent};
  }
  return std::nullopt;
}

}  // namespace rollcall::policy
