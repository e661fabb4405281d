// GetAccountPasswordPolicy: the rules that the account has for its users' passwords, if it has any
// of its own.
#include "actions/iam/login_profiles/login_profiles.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/errors.h"
#include "iam/password_policy.h"

namespace rollcall::actions {
namespace {

struct Request {
  void fields(auto&) {}
};

struct PasswordPolicyShape {
  iam::PasswordPolicy policy;

  void fields(auto& field) const {
    field("MinimumPasswordLength", policy.minimum_length);
    field("RequireSymbols", policy.require_symbols);
    field("RequireNumbers", policy.require_numbers);
    field("RequireUppercaseCharacters", policy.require_uppercase);
    field("RequireLowercaseCharacters", policy.require_lowercase);
    field("AllowUsersToChangePassword", policy.allow_users_to_change_password);
    field("ExpirePasswords", policy.expires());
    field("MaxPasswordAge", policy.max_age_days);
    field("PasswordReusePrevention", policy.reuse_prevention);
    field("HardExpiry", policy.hard_expiry);
  }
};

struct Response {
  PasswordPolicyShape password_policy;

  void fields(auto& field) const { field("PasswordPolicy", password_policy); }
};

api::Result<Response> run(const api::View& view, const Request&) {
  const auto policy = view.tables.settings.password_policy();
  if (!policy)
    return base::fail(iam::errors::no_such_entity, "The Password Policy with domain name " +
                                                       iam::to_string(view.tables.account) +
                                                       " cannot be found.");
  return Response{{*policy}};
}

}  // namespace

// Users who may change their own passwords may also see what a new one must be. AWS user guide,
// "Permit IAM users to change their own passwords".
extern const api::Action get_account_password_policy = api::Declare<Request, Response>{
    .name = "GetAccountPasswordPolicy",
    .access = api::Access::Read,
    .resources = account_wide<Request>,
    .allowed_anyway = caller_may_change_own_password<Request>,
    .run = run,
};

}  // namespace rollcall::actions
