#include "auth/passwords/new_password.h"

#include <algorithm>

#include "iam/errors.h"

namespace rollcall::auth {
namespace {

// How AWS calls root, who has no user name, in messages about login profiles. Captured live.
constexpr std::string_view nameless = "null";

}  // namespace

std::optional<iam::PasswordPolicy> password_policy_for(const store::Tables& tables,
                                                       const iam::User& user) {
  return user.is_root() ? std::nullopt : tables.settings.password_policy();
}

base::Result<base::Nothing> check_new_password(const store::Tables& tables, const iam::User& user,
                                               const base::Secret& password) {
  const iam::Account account = tables.settings.get();
  return iam::check_password(password, password_policy_for(tables, user),
                             {account.alias.value_or(""), account.root_email});
}

KnownPasswords known_passwords(const store::Tables& tables, const iam::User& user) {
  const auto policy = password_policy_for(tables, user);
  const int reuse_prevention = policy ? policy->reuse_prevention.value_or(0) : 0;
  const auto most = static_cast<std::size_t>(std::max(reuse_prevention, 1));
  return {reuse_prevention, tables.passwords.hashes(user.name, most)};
}

base::Result<NewPassword> hash_new_password(PasswordHasher& hasher, const base::Secret& password,
                                            KnownPasswords known) {
  if (known.reuse_prevention > 0)
    for (const std::string& hash : known.hashes)
      if (TRY(hasher.matches(hash, password)))
        return std::unexpected(iam::reused_password(known.reuse_prevention));
  std::string hash = TRY(hasher.hash(password));
  return NewPassword{std::move(known), std::move(hash)};
}

base::Result<base::Nothing> save_new_password(store::Tables& tables, PasswordChange change) {
  iam::User& user = change.user;
  if (known_passwords(tables, user) != change.password.known)
    return base::fail(iam::errors::entity_temporarily_unmodifiable,
                      "Login Profile for User " +
                          std::string(user.is_root() ? nameless : user.name) +
                          " cannot be modified while another request is modifying it.");
  user.login_profile->last_changed = change.now;
  tables.passwords.save(user.name, *user.login_profile, change.password.hash,
                        iam::most_passwords_remembered);
  tables.signin_sessions.erase_of(user.name, change.spared_session);
  return base::Nothing{};
}

}  // namespace rollcall::auth
