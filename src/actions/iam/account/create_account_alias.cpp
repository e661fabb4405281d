// CreateAccountAlias: gives the account a name for people. It has one at most: a new one takes the
// place of the old.
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::AccountAlias account_alias;

  void fields(auto& field) { field("AccountAlias", account_alias); }
};

// A name that is taken is taken, be it by another account or by this one.
api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const std::string& alias = request.account_alias.value();
  if (change.tables.settings.get().alias == alias || !change.tables.settings.set_alias(alias))
    return base::fail(iam::errors::entity_already_exists,
                      "The account alias " + alias + " already exists.");
  return api::Nothing{};
}

}  // namespace

extern const api::Action create_account_alias = api::Declare<Request, api::Nothing>{
    .name = "CreateAccountAlias",
    .access = api::Access::Write,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
