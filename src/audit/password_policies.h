#pragma once
// What controls of the password policy have in common: the policy in force, its members as text,
// and the verdict where nobody could look at it.

#include <span>
#include <string>

#include "audit/control.h"

namespace rollcall::audit {

// As update-account-password-policy takes it: what is left out falls back to IAM's own rules.
inline constexpr std::string_view whole_policy_command =
    "aws iam update-account-password-policy --minimum-password-length 14 "
    "--password-reuse-prevention 24 --require-symbols --require-numbers "
    "--require-uppercase-characters --require-lowercase-characters --max-password-age 90 "
    "--allow-users-to-change-password";

// The rules that hold: those of the policy, or IAM's own where none was made. Of the latter IAM
// names no class of signs, but asks for three of the four.
iam::PasswordPolicy rules_in_force(const SeenPasswordPolicy& seen);

// Fail where the rules in force do not satisfy `is_good`; Manual where no policy was given.
Verdict fails_unless(const AccountQuestion& question, std::size_t column,
                     bool (*is_good)(const iam::PasswordPolicy& rules,
                                     const AccountQuestion& question));

// One of several rules that a framework sets, and the member of the policy that it is about.
struct PolicyRule {
  std::size_t column;
  bool (*is_kept)(const iam::PasswordPolicy& rules, const AccountQuestion& question);
};

// Fail by the first that is not kept; Manual where no policy was given.
Verdict fails_unless_all(const AccountQuestion& question, std::span<const PolicyRule> rules);

// What a cell says that is no column of the report, as AWS's API spells it.
std::string fact_text(const Facts& facts, std::size_t column);

}  // namespace rollcall::audit
