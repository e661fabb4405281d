#include "actions/iam/login_profiles/login_profiles.h"

#include "actions/resources/resources.h"
#include "auth/passwords/own_password.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

// How AWS calls root, who has no user name, in messages about login profiles. Captured live.
constexpr std::string_view nameless = "null";

std::string shown(std::string_view name) { return std::string(name.empty() ? nameless : name); }

}  // namespace

LoginProfileShape login_profile_shape(const iam::User& user) {
  return {.user_name = user.is_root() ? std::nullopt : std::optional(user.name),
          .create_date = user.login_profile->created,
          .password_reset_required = user.login_profile->reset_required};
}

std::string_view meant_name(const api::View& view, const std::optional<iam::UserName>& name) {
  return name ? std::string_view(*name) : view.caller.user_name;
}

api::Result<iam::User> find_user_with_password(const api::View& view, std::string_view name) {
  iam::User user = TRY(find_user(view, name));
  if (!user.login_profile)
    return base::fail(iam::errors::no_such_entity,
                      "Login Profile for User " + shown(name) + " cannot be found.");
  return user;
}

bool may_change_own_password(const api::View& view) {
  return auth::is_left_to_its_users(view.tables, view.caller);
}

api::Result<api::Nothing> check_password_for(const api::View& view, const iam::User& user,
                                             const base::Secret& password) {
  return auth::check_new_password(view.tables, user, password);
}

KnownPasswords known_passwords(const api::View& view, const iam::User& user) {
  return auth::known_passwords(view.tables, user);
}

api::Result<NewPassword> hash_password(const api::Environment& environment,
                                       const base::Secret& password, KnownPasswords known) {
  return auth::hash_new_password(environment.passwords, password, std::move(known));
}

api::Result<api::Nothing> save_password(api::Change& change, iam::User user,
                                        const NewPassword& password) {
  return auth::save_new_password(change.tables, {.user = std::move(user),
                                                 .password = password,
                                                 .now = change.now,
                                                 .spared_session = change.caller.spared_session()});
}

}  // namespace rollcall::actions
