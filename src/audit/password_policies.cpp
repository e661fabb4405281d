#include "audit/password_policies.h"

#include "audit/verdicts.h"

namespace rollcall::audit {
namespace {

std::string flag_text(bool flag) { return flag ? "true" : "false"; }

std::string number_text(const std::optional<int>& number) {
  return number ? std::to_string(*number) : "";
}

std::string policy_text(const SeenPasswordPolicy& seen, std::size_t column) {
  const iam::PasswordPolicy rules = rules_in_force(seen);
  switch (column) {
    case columns::policy:
      return seen.policy ? "present" : "NoSuchEntity";
    case columns::policy_length:
      return std::to_string(rules.minimum_length);
    case columns::policy_uppercase:
      return flag_text(rules.require_uppercase);
    case columns::policy_lowercase:
      return flag_text(rules.require_lowercase);
    case columns::policy_symbols:
      return flag_text(rules.require_symbols);
    case columns::policy_numbers:
      return flag_text(rules.require_numbers);
    case columns::policy_reuse:
      return number_text(rules.reuse_prevention);
    case columns::policy_max_age:
      return number_text(rules.max_age_days);
    case columns::policy_change:
      return flag_text(rules.allow_users_to_change_password);
    case columns::policy_hard_expiry:
      return flag_text(rules.is_hard());
    default:
      return "";
  }
}

}  // namespace

iam::PasswordPolicy rules_in_force(const SeenPasswordPolicy& seen) {
  iam::PasswordPolicy rules_of_iam;
  rules_of_iam.minimum_length = 8;
  rules_of_iam.allow_users_to_change_password = true;
  return seen.policy.value_or(rules_of_iam);
}

Verdict fails_unless(const AccountQuestion& question, std::size_t column,
                     bool (*is_good)(const iam::PasswordPolicy& rules,
                                     const AccountQuestion& question)) {
  if (!question.facts.password_policy)
    return undecidable(column, reasons::no_policy_given);
  const bool good = is_good(rules_in_force(*question.facts.password_policy), question);
  return fails_where(holds(!good), column);
}

Verdict fails_unless_all(const AccountQuestion& question, std::span<const PolicyRule> rules) {
  for (const PolicyRule& rule : rules) {
    const Verdict verdict = fails_unless(question, rule.column, rule.is_kept);
    if (verdict.status != Status::Pass)
      return verdict;
  }
  return fails_where(Holds::No, rules.front().column);
}

std::string fact_text(const Facts& facts, std::size_t column) {
  if (column == columns::device_serial) {
    const auto* const device = facts.inventory ? virtual_device_of_root(*facts.inventory) : nullptr;
    return device ? device->serial_number : "";
  }
  if (column == columns::generated)
    return facts.generated ? base::to_iso8601(*facts.generated) : "";
  return facts.password_policy ? policy_text(*facts.password_policy, column) : "";
}

}  // namespace rollcall::audit
