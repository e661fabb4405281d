#include "policy/operators.h"

#include <algorithm>
#include <array>

#include "policy/vocabulary.h"

namespace rollcall::policy {
namespace {

using enum ValueType;
using enum Polarity;

// AWS user guide, IAM JSON policy elements: Condition operators. ArnEquals is ArnLike by another
// name; Null compares whether the key is absent with a truth value.
// clang-format off
constexpr Operator operators[] = {
    {"StringEquals",              String,    compare_string},
    {"StringNotEquals",           String,    compare_string,                  Negated},
    {"StringEqualsIgnoreCase",    String,    compare_string_ignoring_case},
    {"StringNotEqualsIgnoreCase", String,    compare_string_ignoring_case,    Negated},
    {"StringLike",                String,    compare_string_like,             Plain, Wildcards::Known},
    {"StringNotLike",             String,    compare_string_like,             Negated, Wildcards::Known},
    {"NumericEquals",             Numeric,   compare_number},
    {"NumericNotEquals",          Numeric,   compare_number,                  Negated},
    {"NumericLessThan",           Numeric,   compare_number_less},
    {"NumericLessThanEquals",     Numeric,   compare_number_less_or_equal},
    {"NumericGreaterThan",        Numeric,   compare_number_greater},
    {"NumericGreaterThanEquals",  Numeric,   compare_number_greater_or_equal},
    {"DateEquals",                Date,      compare_date},
    {"DateNotEquals",             Date,      compare_date,                    Negated},
    {"DateLessThan",              Date,      compare_date_less},
    {"DateLessThanEquals",        Date,      compare_date_less_or_equal},
    {"DateGreaterThan",           Date,      compare_date_greater},
    {"DateGreaterThanEquals",     Date,      compare_date_greater_or_equal},
    {"Bool",                      Bool,      compare_bool},
    {"BinaryEquals",              Binary,    compare_binary},
    {"IpAddress",                 IpAddress, compare_address},
    {"NotIpAddress",              IpAddress, compare_address,                 Negated},
    {"ArnEquals",                 Arn,       compare_arn,                     Plain, Wildcards::Known},
    {"ArnNotEquals",              Arn,       compare_arn,                     Negated, Wildcards::Known},
    {"ArnLike",                   Arn,       compare_arn,                     Plain, Wildcards::Known},
    {"ArnNotLike",                Arn,       compare_arn,                     Negated, Wildcards::Known},
    {"Null",                      Null,      compare_bool},
};
// clang-format on

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

std::span<const std::string_view> operator_names() {
  static constexpr auto names = [] {
    std::array<std::string_view, std::size(operators)> all;
    std::ranges::transform(operators, all.begin(), &Operator::name);
    return all;
  }();
  return names;
}

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
