// DeleteUser: removes a user of whom nothing is left but the name, the tags and the boundary.
#include "actions/refusals/delete_conflicts.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "auth/security_keys/security_key.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;

  void fields(auto& field) { field("UserName", user_name); }
};

// What else than policies stands in the way of deleting a user, in the order in which it is said.
struct Hindrance {
  bool (*is_there)(const store::Tables& tables, const iam::User& user);
  const char* what;
};

constexpr Hindrance hindrances[] = {
    {[](const store::Tables& tables, const iam::User& user) {
       return auth::count_mfa_devices(tables, user.name) != 0;
     },
     "remove tokens from principal"},
    {[](const store::Tables& tables, const iam::User& user) {
       return !tables.signing_certificates.of(user.name).empty();
     },
     "delete certificates"},
    {[](const store::Tables&, const iam::User& user) { return user.login_profile.has_value(); },
     "delete login profile"},
    {[](const store::Tables& tables, const iam::User& user) {
       return !tables.access_keys.of(user.name).empty();
     },
     "delete access keys"},
    {[](const store::Tables& tables, const iam::User& user) {
       return !tables.groups.of_user(user.name).empty();
     },
     "remove users from group"},
    // So AWS calls what belongs to single services.
    {[](const store::Tables& tables, const iam::User& user) {
       return !tables.ssh_public_keys.of(user.name).empty() ||
              !tables.service_specific_credentials.of(user.name).empty();
     },
     "remove referenced objects"},
};

api::Result<api::Nothing> run(api::Change& change, const Request& request) {
  const iam::User user = TRY(find_user(change, request.user_name));
  TRY(check_has_no_policies(change, store::user_holder(user.name)));
  for (const Hindrance& hindrance : hindrances)
    if (hindrance.is_there(change.tables, user))
      return std::unexpected(must_first(hindrance.what));
  change.tables.users.erase(user.name);
  return api::Nothing{};
}

}  // namespace

extern const api::Action delete_user = api::Declare<Request, api::Nothing>{
    .name = "DeleteUser",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .run = run,
};

}  // namespace rollcall::actions
