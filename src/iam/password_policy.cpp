#include "iam/password_policy.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "iam/errors.h"
#include "iam/names.h"

namespace rollcall::iam {
namespace {

constexpr std::size_t default_minimum_length = 8;
constexpr std::size_t classes_wanted_by_default = 3;

// The signs that count as symbols. AWS user guide, "Custom password policy options".
bool is_symbol(char c) {
  return std::string_view("!@#$%^&*()_+-=[]{}|'").find(c) != std::string_view::npos;
}

struct Requirement {
  bool (*met_by)(char);
  const char* text;
};

constexpr Requirement uppercase{base::is_upper,
                                "Password should have at least one uppercase letter"};
constexpr Requirement lowercase{base::is_lower,
                                "Password should have at least one lowercase letter"};
constexpr Requirement number{base::is_digit, "Password should have at least one number"};
constexpr Requirement symbol{is_symbol, "Password should have at least one symbol"};

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts)
    text += (text.empty() ? "" : ", ") + part;
  return text;
}

std::vector<std::string> unmet(std::string_view password,
                               const std::vector<Requirement>& requirements) {
  std::vector<std::string> missing;
  for (const Requirement& requirement : requirements)
    if (std::ranges::none_of(password, requirement.met_by))
      missing.emplace_back(requirement.text);
  return missing;
}

std::string too_short(std::size_t minimum) {
  return "Password should have a minimum length of " + std::to_string(minimum);
}

base::Error nonconforming(const std::string& reason) {
  return {&errors::password_policy_violation,
          "Password does not conform to the account password policy: " + reason};
}

base::Result<base::Nothing> check_default(std::string_view password, const PasswordOwner& owner) {
  if (base::utf16_length(password) < default_minimum_length)
    return base::fail(errors::password_policy_violation, too_short(default_minimum_length));
  const std::vector<std::string> missing = unmet(password, {uppercase, lowercase, number, symbol});
  const std::size_t have = 4 - missing.size();
  if (have < classes_wanted_by_default)
    return base::fail(errors::password_policy_violation,
                      "Password should meet " + std::to_string(classes_wanted_by_default - have) +
                          " more of the following requirements: " + joined(missing));
  const bool is_name = !owner.account_alias.empty() && password == owner.account_alias;
  const bool is_email = !owner.root_email.empty() && password == owner.root_email;
  if (is_name || is_email)
    return base::fail(errors::password_policy_violation,
                      "Password should not be the account name or the root user's e-mail address");
  return base::Nothing{};
}

}  // namespace

base::Result<base::Nothing> check_password(const base::Secret& password,
                                           const std::optional<PasswordPolicy>& policy,
                                           const PasswordOwner& owner) {
  const std::string_view text = password.reveal();
  if (!satisfies(constraints::password, text))
    return base::fail(errors::password_policy_violation,
                      "Password should have from 1 to 128 characters, all of them of Latin-1");
  if (!policy)
    return check_default(text, owner);
  std::vector<Requirement> required;
  if (policy->require_uppercase)
    required.push_back(uppercase);
  if (policy->require_lowercase)
    required.push_back(lowercase);
  if (policy->require_numbers)
    required.push_back(number);
  if (policy->require_symbols)
    required.push_back(symbol);
  std::vector<std::string> missing = unmet(text, required);
  const auto minimum = static_cast<std::size_t>(policy->minimum_length);
  if (base::utf16_length(text) < minimum)
    missing.insert(missing.begin(), too_short(minimum));
  if (!missing.empty())
    return std::unexpected(nonconforming(joined(missing)));
  return base::Nothing{};
}

PasswordRules password_rules(const std::optional<PasswordPolicy>& policy) {
  if (!policy)
    return {.minimum_length = static_cast<int>(default_minimum_length),
            .classes = static_cast<int>(classes_wanted_by_default)};
  return {.minimum_length = policy->minimum_length,
          .uppercase = policy->require_uppercase,
          .lowercase = policy->require_lowercase,
          .numbers = policy->require_numbers,
          .symbols = policy->require_symbols,
          .reuse_prevention = policy->reuse_prevention.value_or(0)};
}

base::Error reused_password(int barred) {
  return nonconforming(barred == 1
                           ? "Password should not be the last one"
                           : "Password should not be one of the last " + std::to_string(barred));
}

std::optional<base::Instant> password_expires(base::Instant last_changed,
                                              const std::optional<PasswordPolicy>& policy) {
  if (!policy || !policy->max_age_days)
    return std::nullopt;
  return last_changed + std::chrono::days{*policy->max_age_days};
}

}  // namespace rollcall::iam
