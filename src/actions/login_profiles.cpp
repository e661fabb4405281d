#include "actions/login_profiles.h"

#include <algorithm>

#include "actions/resources.h"
#include "iam/errors.h"
#include "iam/password_policy.h"

namespace rollcall::actions {
namespace {

// How AWS calls root, who has no user name, in messages about login profiles. Captured live.
constexpr std::string_view nameless = "null";

std::string shown(std::string_view name) { return std::string(name.empty() ? nameless : name); }

// Root is bound by no account's policy. AWS user guide, "Set an account password policy".
std::optional<iam::PasswordPolicy> policy_for(api::Session& session, const iam::User& user) {
  return user.is_root() ? std::nullopt : session.tables.settings.password_policy();
}

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

api::Result<api::Nothing> check_password_for(api::Session& session, const iam::User& user,
                                             const base::Secret& password) {
  const iam::Account account = session.tables.settings.get();
  return iam::check_password(password, policy_for(session, user),
                             {account.alias.value_or(""), account.root_email});
}

KnownPasswords known_passwords(api::Session& session, const iam::User& user) {
  const auto policy = policy_for(session, user);
  const int reuse_prevention = policy ? policy->reuse_prevention.value_or(0) : 0;
  const auto most = static_cast<std::size_t>(std::max(reuse_prevention, 1));
  return {reuse_prevention, session.tables.passwords.hashes(user.name, most)};
}

api::Result<NewPassword> hash_password(const api::Environment& environment,
                                       const base::Secret& password, KnownPasswords known) {
  if (known.reuse_prevention > 0)
    for (const std::string& hash : known.hashes)
      if (TRY(environment.passwords.matches(hash, password)))
        return std::unexpected(iam::reused_password(known.reuse_prevention));
  std::string hash = TRY(environment.passwords.hash(password));
  return NewPassword{std::move(known), std::move(hash)};
}

api::Result<api::Nothing> save_password(api::Session& session, iam::User user,
                                        const NewPassword& password) {
  if (known_passwords(session, user) != password.known)
    return base::fail(iam::errors::entity_temporarily_unmodifiable,
                      "Login Profile for User " + shown(user.name) +
                          " cannot be modified while another request is modifying it.");
  user.login_profile->last_changed = session.now;
  session.tables.passwords.save(user.name, *user.login_profile, password.hash,
                                iam::most_passwords_remembered);
  return api::Nothing{};
}

}  // namespace rollcall::actions
