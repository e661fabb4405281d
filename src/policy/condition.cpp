#include "policy/condition.h"

#include "policy/number_value.h"

namespace rollcall::policy {
namespace {

Match match_if(bool does_hold) { return does_hold ? Match::Yes : Match::No; }

// Where one condition is weighed.
struct Weighing {
  const Condition& condition;
  const Context& context;
  Budget& budget;
};

Verdict compare_filled_in(const Pattern& wanted, std::string_view value, const Weighing& in) {
  Compare* const compare = in.condition.comparison.operation->compare;
  if (wanted.variables.empty())
    return compare(wanted.text, value, in.budget);
  const auto filled = filled_in(wanted, in.context, in.budget);
  if (filled && !in.budget.spend(filled->size()))
    return Verdict::Unreadable;
  return compare(filled, value, in.budget);
}

// What came out where the budget ended on the way does not count.
Verdict compare_with(const Pattern& wanted, std::string_view value, const Weighing& in) {
  if (!in.budget.spend(1 + wanted.text.size() + value.size()))
    return Verdict::Unreadable;
  const Verdict verdict = compare_filled_in(wanted, value, in);
  return in.budget.is_exceeded() ? Verdict::Unreadable : verdict;
}

bool must_be_a_number(const Weighing& in) {
  return in.context.unreadable_numbers() == UnreadableNumbers::Incomparable &&
         in.condition.comparison.operation->type == ValueType::Numeric;
}

// The values beside the operator are tried from left to right, and the first that is equal, or that
// ends the matter otherwise, is the last.
Match hold_for_value(std::string_view value, const Weighing& in) {
  const bool is_read_first = must_be_a_number(in);
  if (!in.budget.spend(is_read_first ? 1 + value.size() : 1))
    return Match::Unknown;
  if (is_read_first && !read_number(value))
    return Match::No;
  const bool is_negated = in.condition.comparison.operation->polarity == Polarity::Negated;
  for (const Pattern& wanted : in.condition.values) {
    switch (compare_with(wanted, value, in)) {
      case Verdict::Holds:
        return match_if(!is_negated);
      case Verdict::Incomparable:
        return Match::No;
      case Verdict::Unreadable:
        return Match::Unknown;
      case Verdict::Fails:
        break;
    }
  }
  return match_if(is_negated);
}

// Goes through the values until one says `decisive`, or what is unknown; the answer is the opposite
// if none does.
Match hold_for_set(const std::vector<std::string>& values, Match decisive, const Weighing& in) {
  for (const std::string& value : values) {
    const Match held = hold_for_value(value, in);
    if (held == decisive || held == Match::Unknown)
      return held;
  }
  return opposite(decisive);
}

Match hold_for_entry(const ContextEntry& entry, const Weighing& in) {
  switch (in.condition.comparison.quantifier) {
    case Quantifier::ForAllValues:
      return hold_for_set(entry.values, Match::No, in);
    case Quantifier::ForAnyValue:
      return hold_for_set(entry.values, Match::Yes, in);
    case Quantifier::None:
      break;
  }
  // A set cannot be compared as one value, be it with an operator or with its negation.
  return entry.shape == Shape::Multiple ? Match::No : hold_for_value(entry.values.front(), in);
}

// Of a key that the request does not have.
Match hold_without(const Comparison& comparison) {
  if (comparison.when_absent == WhenAbsent::Holds)
    return Match::Yes;
  switch (comparison.quantifier) {
    case Quantifier::ForAllValues:
      return Match::Yes;
    case Quantifier::ForAnyValue:
      return Match::No;
    case Quantifier::None:
      break;
  }
  return match_if(comparison.operation->polarity == Polarity::Negated);
}

}  // namespace

Match holds(const Condition& condition, const Context& context, Budget& budget) {
  const ContextEntry* entry = budget.spend() ? context.find(condition.key, budget) : nullptr;
  if (budget.is_exceeded())
    return Match::Unknown;
  const Weighing in{condition, context, budget};
  if (condition.comparison.operation->type == ValueType::Null)
    return hold_for_value(entry == nullptr ? "true" : "false", in);
  return entry == nullptr ? hold_without(condition.comparison) : hold_for_entry(*entry, in);
}

Match all_hold(const std::vector<Condition>& conditions, const Context& context, Budget& budget) {
  Match all = Match::Yes;
  for (const Condition& condition : conditions) {
    const Match held = holds(condition, context, budget);
    if (held == Match::No)
      return Match::No;
    if (held == Match::Unknown)
      all = Match::Unknown;
  }
  return all;
}

}  // namespace rollcall::policy
