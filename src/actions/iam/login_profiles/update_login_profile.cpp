// UpdateLoginProfile: an administrator sets a user's password, or whether it must be changed at the
// next sign-in, or both. What is left out stays as it is.
#include "actions/iam/login_profiles/login_profiles.h"
#include "actions/resources/resources.h"
#include "api/action.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::UserName user_name;
  std::optional<iam::Password> password;
  std::optional<bool> password_reset_required;

  void fields(auto& field) {
    field("UserName", user_name);
    field("Password", password);
    field("PasswordResetRequired", password_reset_required);
  }
};

api::Result<iam::User> user_to_update(const api::View& view, const Request& request) {
  iam::User user = TRY(find_user_with_password(view, request.user_name));
  if (request.password)
    TRY(check_password_for(view, user, request.password->secret));
  return user;
}

api::Result<NewPassword> prepare(const api::View& view, const Request& request) {
  const iam::User user = TRY(user_to_update(view, request));
  return NewPassword{.known = known_passwords(view, user), .hash = {}};
}

api::Result<NewPassword> work(const api::Environment& environment, const Request& request,
                              NewPassword password) {
  if (!request.password)
    return password;
  return hash_password(environment, request.password->secret, std::move(password.known));
}

api::Result<api::Nothing> run(api::Change& change, const Request& request,
                              const NewPassword& password) {
  iam::User user = TRY(user_to_update(change, request));
  if (request.password_reset_required)
    user.login_profile->reset_required = *request.password_reset_required;
  if (request.password)
    return save_password(change, std::move(user), password);
  change.tables.passwords.save(user.name, *user.login_profile);
  return api::Nothing{};
}

}  // namespace

extern const api::Action update_login_profile = api::Declare<Request, api::Nothing, NewPassword>{
    .name = "UpdateLoginProfile",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .prepare = prepare,
    .work = work,
    .run = run,
};

}  // namespace rollcall::actions
