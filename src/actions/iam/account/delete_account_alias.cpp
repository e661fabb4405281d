// DeleteAccountAlias: takes the account's name away, if it is the one that is named.
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::AccountAlias account_alias;

  void fields(auto& field) { field("AccountAlias", account_alias); }
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const std::string& alias = request.account_alias.value();
  if (change.tables.settings.get().alias != alias)
    return base::fail(iam::errors::no_such_entity,
                      "The account alias " + alias + " cannot be found.");
  change.tables.settings.erase_alias();
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_account_alias = api::Declare<Request, api::Nothing>{
    .name = "DeleteAccountAlias",
    .access = api::Access::Write,
    .resources = account_wide<Request>,
    .run = run,
};

}  // namespace rollcall::actions
