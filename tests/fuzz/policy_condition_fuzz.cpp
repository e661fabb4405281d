// Three lines: an operator, what a policy compares with, and what a request has. Whatever they are,
// a condition has an answer, an operator and its negation never both hold, and the budget ends it.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "policy/condition.h"
#include "policy/date_value.h"
#include "policy/number_value.h"

namespace {

using namespace rollcall::policy;

void require(bool holds) {
  if (!holds)
    std::abort();
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

Match held(const Comparison& comparison, std::string_view wanted, const Context& context) {
  const Condition condition{
      comparison, "x:key", {read_pattern(wanted, {comparison.operation->wildcards})}};
  Budget budget;
  const Match match = holds(condition, context, budget);
  return budget.is_exceeded() ? Match::Unknown : match;
}

template <typename Value>
void check_order(const std::optional<Value>& left, const std::optional<Value>& right) {
  if (!left || !right)
    return;
  require((*left < *right) + (*left == *right) + (*left > *right) == 1);
  require((*left < *right) == (*right > *left));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  const auto comparison = find_comparison(take_line(rest));
  const std::string_view wanted = take_line(rest);
  check_order(read_number(wanted), read_number(rest));
  check_order(read_date(wanted), read_date(rest));
  if (!comparison)
    return 0;
  Context one;
  one.set("x:key", std::string(rest));
  Context set;
  set.set_all("x:key", {std::string(rest), std::string(wanted)});
  for (const Context* context : {&one, &set}) {
    const Match match = held(*comparison, wanted, *context);
    Operator negation = *comparison->operation;
    negation.polarity = Polarity::Negated;
    Comparison negated = *comparison;
    negated.operation = &negation;
    const bool is_plain = comparison->operation->polarity == Polarity::Plain;
    if (is_plain && comparison->quantifier == Quantifier::None)
      require(match != Match::Yes || held(negated, wanted, *context) != Match::Yes);
  }
  return 0;
}
