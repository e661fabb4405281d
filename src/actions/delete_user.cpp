// DeleteUser: removes a user of whom nothing is left but the name and the tags.
#include "actions/resources.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::ExistingUserName user_name;

  void fields(auto& field) { field("UserName", user_name); }
};

// What stands in the way of deleting a user, in the order in which it is said.
struct Hindrance {
  bool (*is_there)(store::Tables& tables, const iam::User& user);
  const char* text;
};

constexpr Hindrance hindrances[] = {
    {[](store::Tables& tables, const iam::User& user) {
       return !tables.policies.attached_to(store::user_holder(user.name)).empty();
     },
     "Cannot delete entity, must detach all policies first."},
    {[](store::Tables& tables, const iam::User& user) {
       return !tables.policies.inline_of(store::user_holder(user.name)).empty();
     },
     "Cannot delete entity, must delete policies first."},
    {[](store::Tables& tables, const iam::User& user) {
       return !tables.mfa_devices.of(user.name).empty();
     },
     "Cannot delete entity, must remove tokens from principal first."},
    {[](store::Tables& tables, const iam::User& user) {
       return !tables.signing_certificates.of(user.name).empty();
     },
     "Cannot delete entity, must delete certificates first."},
    {[](store::Tables&, const iam::User& user) { return user.login_profile.has_value(); },
     "Cannot delete entity, must delete login profile first."},
    {[](store::Tables& tables, const iam::User& user) {
       return !tables.access_keys.of(user.name).empty();
     },
     "Cannot delete entity, must delete access keys first."},
    {[](store::Tables& tables, const iam::User& user) {
       return !tables.groups.of_user(user.name).empty();
     },
     "Cannot delete entity, must remove users from group first."},
    // So AWS calls what belongs to single services.
    {[](store::Tables& tables, const iam::User& user) {
       return !tables.ssh_public_keys.of(user.name).empty() ||
              !tables.service_specific_credentials.of(user.name).empty();
     },
     "Cannot delete entity, must remove referenced objects first."},
};

api::Result<api::Nothing> run(api::Session& session, const Request& request) {
  const iam::User user = TRY(find_user(session, request.user_name));
  for (const Hindrance& hindrance : hindrances)
    if (hindrance.is_there(session.tables, user))
      return base::fail(iam::errors::delete_conflict, hindrance.text);
  session.tables.tags.replace(store::Tagged::User, user.name, {});
  session.tables.users.erase(user.name);
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
