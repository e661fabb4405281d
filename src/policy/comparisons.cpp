#include "policy/comparisons.h"

#include "base/ascii.h"
#include "iam/arn.h"
#include "iam/letter_case.h"
#include "policy/address_value.h"
#include "policy/arn_value.h"
#include "policy/date_value.h"
#include "policy/number_value.h"
#include "policy/wildcard.h"

namespace rollcall::policy {
namespace {

Verdict verdict_if(bool does_hold) { return does_hold ? Verdict::Holds : Verdict::Fails; }

// A text that is no number, or no date, is less than nothing and equal to nothing.
template <typename Holds>
Verdict compare_read(auto read, const Wanted& wanted, std::string_view value, Holds holds) {
  const auto have = read(value);
  const auto want = wanted ? read(*wanted) : std::nullopt;
  return verdict_if(have && want && holds(*have, *want));
}

// Every other word means false.
bool is_true(std::string_view word) { return base::equal_ignoring_case(word, "true"); }

}  // namespace

Verdict compare_string(const Wanted& wanted, std::string_view value, Budget&) {
  return verdict_if(wanted == value);
}

// Letters that are not ASCII take longer to read.
Verdict compare_string_ignoring_case(const Wanted& wanted, std::string_view value, Budget& budget) {
  return verdict_if(wanted && budget.spend(2 * value.size()) &&
                    iam::equal_but_for_letter_case(*wanted, value));
}

Verdict compare_string_like(const Wanted& wanted, std::string_view value, Budget& budget) {
  return verdict_if(wanted && matches(*wanted, value, budget));
}

Verdict compare_bool(const Wanted& wanted, std::string_view value, Budget&) {
  return verdict_if(wanted && is_true(*wanted) == is_true(value));
}

// The bytes are the same if and only if their canonical texts are.
Verdict compare_binary(const Wanted& wanted, std::string_view value, Budget&) {
  return verdict_if(wanted == value);
}

Verdict compare_address(const Wanted& wanted, std::string_view value, Budget&) {
  const auto address = read_address(value);
  if (!address)
    return Verdict::Incomparable;
  const auto range = wanted ? read_address_range(*wanted) : std::nullopt;
  return verdict_if(range && contains(*range, *address));
}

Verdict compare_arn(const Wanted& wanted, std::string_view value, Budget& budget) {
  if (!iam::is_arn(value))
    return Verdict::Incomparable;
  if (!wanted || !is_arn_pattern(*wanted))
    return Verdict::Unreadable;
  return verdict_if(arn_matches(*wanted, value, budget));
}

Verdict compare_number(const Wanted& wanted, std::string_view value, Budget&) {
  return compare_read(read_number, wanted, value, std::equal_to());
}

Verdict compare_number_less(const Wanted& wanted, std::string_view value, Budget&) {
  return compare_read(read_number, wanted, value, std::less());
}

Verdict compare_number_less_or_equal(const Wanted& wanted, std::string_view value, Budget&) {
  return compare_read(read_number, wanted, value, std::less_equal());
}

Verdict compare_number_greater(const Wanted& wanted, std::string_view value, Budget&) {
  return compare_read(read_number, wanted, value, std::greater());
}

Verdict compare_number_greater_or_equal(const Wanted& wanted, std::string_view value, Budget&) {
  return compare_read(read_number, wanted, value, std::greater_equal());
}

Verdict compare_date(const Wanted& wanted, std::string_view value, Budget&) {
  return compare_read(read_date, wanted, value, std::equal_to());
}

Verdict compare_date_less(const Wanted& wanted, std::string_view value, Budget&) {
  return compare_read(read_date, wanted, value, std::less());
}

Verdict compare_date_less_or_equal(const Wanted& wanted, std::string_view value, Budget&) {
  return compare_read(read_date, wanted, value, std::less_equal());
}

Verdict compare_date_greater(const Wanted& wanted, std::string_view value, Budget&) {
  return compare_read(read_date, wanted, value, std::greater());
}

Verdict compare_date_greater_or_equal(const Wanted& wanted, std::string_view value, Budget&) {
  return compare_read(read_date, wanted, value, std::greater_equal());
}

}  // namespace rollcall::policy
