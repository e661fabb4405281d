#pragma once
// What a sign-in password must be, and for how long it is good. AWS user guide, "Set an account
// password policy".

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "base/secret.h"

namespace rollcall::iam {

struct PasswordPolicy {
  int minimum_length = 6;
  bool require_symbols = false;
  bool require_numbers = false;
  bool require_uppercase = false;
  bool require_lowercase = false;
  bool allow_users_to_change_password = false;
  std::optional<int> max_age_days;
  std::optional<int> reuse_prevention;  // so many of the last passwords may not come back
  std::optional<bool> hard_expiry;      // absent: never said, which means no

  bool expires() const { return max_age_days.has_value(); }
  bool is_hard() const { return hard_expiry.value_or(false); }
};

// Who a new password is for: the default policy refuses passwords equal to these.
struct PasswordOwner {
  std::string account_alias;
  std::string root_email;
};

// Whether the password is good enough: one that the API takes at all, and good by the account's
// policy or, without one, by IAM's default (8 characters or more, three of the four classes, not
// the account's name or e-mail). PasswordPolicyViolation, naming what is missing.
base::Result<base::Nothing> check_password(const base::Secret& password,
                                           const std::optional<PasswordPolicy>& policy,
                                           const PasswordOwner& owner);

// What a new password has to be, for a page to say before one is refused.
struct PasswordRules {
  int minimum_length = 0;
  bool uppercase = false;
  bool lowercase = false;
  bool numbers = false;
  bool symbols = false;
  int classes = 0;           // so many of these four, whichever; 0 where they are named
  int reuse_prevention = 0;  // so many of the last passwords may not come back

  bool operator==(const PasswordRules&) const = default;
};

PasswordRules password_rules(const std::optional<PasswordPolicy>& policy);

// So many passwords of a user are remembered, the present one among them: as many as a policy can
// ask for, so that one which is set later works at once.
inline constexpr int most_passwords_remembered = 24;

// PasswordPolicyViolation for a password that is one of the user's last `barred`.
base::Error reused_password(int barred);

// When a password last changed then stops being good; nullopt: never.
std::optional<base::Instant> password_expires(base::Instant last_changed,
                                              const std::optional<PasswordPolicy>& policy);

// IAM records only the first sign-in of a span of this length. AWS user guide, credential reports,
// password_last_used.
inline constexpr base::Seconds password_last_used_span = std::chrono::minutes{5};

// Sign-ins before 2014-10-20T00:00:00Z were never tracked and count as none. AWS user guide,
// credential reports.
inline constexpr base::Instant password_tracking_began{base::Seconds{1'413'763'200}};

// Whether a sign-in at `now` is late enough after the recorded one to replace it.
inline bool is_sign_in_worth_recording(std::optional<base::Instant> recorded, base::Instant now) {
  return !recorded || now - *recorded >= password_last_used_span;
}

}  // namespace rollcall::iam
