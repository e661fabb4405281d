// DeleteAccountPasswordPolicy: takes the account's own rules away; IAM's default ones are left.
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  void fields(auto&) {}
};

api::Result<api::Nothing> run(api::Change& change, const Request&) {
  if (!change.tables.settings.password_policy())
    return base::fail(iam::errors::no_such_entity,
                      "The account policy with name PasswordPolicy cannot be found.");
  change.tables.settings.erase_password_policy();
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_account_password_policy = api::Declare<Request, api::Nothing>{
    .name = "DeleteAccountPasswordPolicy",
    .access = api::Access::Write,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
