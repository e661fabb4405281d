// UpdateAccountPasswordPolicy: replaces the account's rules for passwords. What is left out falls
// back to its default; it does not keep what was set before.
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/password_policy.h"

namespace rollcall::actions {
namespace {

// AWS validates the numbers first, in this order. Captured live.
struct Request {
  std::optional<iam::Bounded<6, 128>> minimum_password_length;
  std::optional<iam::Bounded<1, iam::most_passwords_remembered>> password_reuse_prevention;
  std::optional<iam::Bounded<1, 1095>> max_password_age;
  bool require_symbols = false;
  bool require_numbers = false;
  bool require_uppercase_characters = false;
  bool require_lowercase_characters = false;
  bool allow_users_to_change_password = false;
  std::optional<bool> hard_expiry;

  void fields(auto& field) {
    field("MinimumPasswordLength", minimum_password_length);
    field("PasswordReusePrevention", password_reuse_prevention);
    field("MaxPasswordAge", max_password_age);
    field("RequireSymbols", require_symbols);
    field("RequireNumbers", require_numbers);
    field("RequireUppercaseCharacters", require_uppercase_characters);
    field("RequireLowercaseCharacters", require_lowercase_characters);
    field("AllowUsersToChangePassword", allow_users_to_change_password);
    field("HardExpiry", hard_expiry);
  }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  iam::PasswordPolicy policy{
      .require_symbols = request.require_symbols,
      .require_numbers = request.require_numbers,
      .require_uppercase = request.require_uppercase_characters,
      .require_lowercase = request.require_lowercase_characters,
      .allow_users_to_change_password = request.allow_users_to_change_password,
      .hard_expiry = request.hard_expiry,
  };
  if (request.minimum_password_length)
    policy.minimum_length = request.minimum_password_length->value;
  if (request.max_password_age)
    policy.max_age_days = request.max_password_age->value;
  if (request.password_reuse_prevention)
    policy.reuse_prevention = request.password_reuse_prevention->value;
  change.tables.settings.save(policy);
  return api::Nothing{};
}

}  // namespace

extern const api::Action update_account_password_policy = api::Declare<Request, api::Nothing>{
    .name = "UpdateAccountPasswordPolicy",
    .access = api::Access::Write,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
