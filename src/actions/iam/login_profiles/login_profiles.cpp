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

std::string_view meant_name(const api::Session& session, const std::optional<iam::UserName>& name) {
  return name ? std::string_view(*name) : session.caller.user_name;
}

api::Result<iam::User> find_user_with_password(api::Session& session, std::string_view name) {
  iam::User user = TRY(find_user(session, name));
  if (!user.login_profile)
    return base::fail(iam::errors::no_such_entity,
                      "Login Profile for User " + shown(name) + " cannot be found.");
  return user;
}

bool may_change_own_password(api::Session& session) {
  return auth::is_left_to_its_users(session.tables, session.caller);
}

api::Result<api::Nothing> check_password_for(api::Session& session, const iam::User& user,
                                             const base::Secret& password) {
  return auth::check_new_password(session.tables, user, password);
}

KnownPasswords known_passwords(api::Session& session, const iam::User& user) {
  return auth::known_passwords(session.tables, user);
}

api::Result<NewPassword> hash_password(const api::Environment& environment,
                                       const base::Secret& password, KnownPasswords known) {
  return auth::hash_new_password(environment.passwords, password, std::move(known));
}

api::Result<api::Nothing> save_password(api::Session& session, iam::User user,
                                        const NewPassword& password) {
  return auth::save_new_password(session.tables,
                                 {.user = std::move(user),
                                  .password = password,
                                  .now = session.now,
                                  .spared_session = session.caller.spared_session()});
}

}  // namespace rollcall::actions
