#include "policy/arn_value.h"

#include "iam/arn.h"
#include "policy/wildcard.h"

namespace rollcall::policy {
namespace {

constexpr int parts_before_resource = 5;

// Takes what stands before the next colon, and the colon, off the front of `text`.
std::string_view take_part(std::string_view& text) {
  const auto colon = text.find(':');
  const std::string_view part = text.substr(0, colon);
  text.remove_prefix(colon == std::string_view::npos ? text.size() : colon + 1);
  return part;
}

bool is_any_run(std::string_view pattern) { return pattern.size() == 1 && pattern[0] == any_run; }

}  // namespace

bool is_arn_pattern(std::string_view pattern) {
  return is_any_run(pattern) || iam::is_arn(pattern);
}

bool arn_matches(std::string_view pattern, std::string_view arn, Budget& budget) {
  if (is_any_run(pattern))
    return true;
  for (int part = 0; part < parts_before_resource; ++part) {
    const std::string_view wanted = take_part(pattern);
    if (!matches(wanted, take_part(arn), budget))
      return false;
  }
  return matches(pattern, arn, budget);
}

}  // namespace rollcall::policy
