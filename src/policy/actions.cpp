#include "policy/actions.h"

#include <algorithm>

#include "base/ascii.h"

namespace rollcall::policy {
namespace {

bool is_vendor_character(char c) {
  return base::is_letter(c) || base::is_digit(c) || c == '-' || c == '.';
}

}  // namespace

std::optional<std::string> complaint_about_action(std::string_view action) {
  if (action == "*")
    return std::nullopt;
  const auto colon = action.find(':');
  const std::string_view vendor = action.substr(0, colon);
  if (colon == std::string_view::npos || vendor.empty())
    return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
  if (action.find(':', colon + 1) != std::string_view::npos)
    return "Actions/Condition can contain only one colon.";
  if (vendor != "*" && !std::ranges::all_of(vendor, is_vendor_character))
    return "Vendor " + std::string(vendor) + " is not valid";
  return std::nullopt;
}

bool is_one_action(std::string_view action) {
  return action.find_first_of("*?") == std::string_view::npos && !action.ends_with(':') &&
         !complaint_about_action(action);
}

}  // namespace rollcall::policy
