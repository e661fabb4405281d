#include "signin/candidate.h"

#include "auth/guessing/network.h"
#include "base/ascii.h"
#include "iam/arn.h"
#include "iam/names.h"

namespace rollcall::signin {

base::Result<Candidate> candidate_of(store::Store& store, const Exchange& exchange,
                                     const JsonBody& body) {
  const std::string_view address = exchange.request.remote_address;
  const std::string account = body.text("account");
  const std::string email = body.text("email");
  std::optional<iam::AccountId> found = iam::parse_account_id(account);
  if (!found && !account.empty())
    found = TRY(store.account_with_alias(account));
  if (email.empty()) {
    const std::string user_name = body.text("userName");
    return Candidate{.account = user_name.empty() ? std::nullopt : found,
                     .user_name = user_name,
                     .attempt = auth::user_attempt(found ? to_string(*found) : account, user_name,
                                                   address, exchange.now)};
  }
  auto owners = TRY(store.accounts_with_root_email(email));
  if (!account.empty())
    std::erase_if(owners, [&](iam::AccountId owner) { return owner != found; });
  return Candidate{.account = owners.size() == 1 ? std::optional(owners.front()) : std::nullopt,
                   .user_name = {},
                   .attempt = auth::root_attempt(email, address, exchange.now)};
}

base::Result<KnownUser> known_user(store::Store& store, const Candidate& candidate) {
  if (!candidate.account)
    return KnownUser{};
  return store.read(*candidate.account, [&](const store::Tables& tables) {
    const auto user = tables.users.find(candidate.user_name);
    const auto hashes = tables.passwords.hashes(candidate.user_name, 1);
    const bool can_sign_in = user && user->login_profile && !hashes.empty();
    return KnownUser{.hash = !can_sign_in ? std::nullopt : std::optional(hashes.front()),
                     .arn = user ? iam::arn_of(*user) : std::string(),
                     .signed_in_here = tables.signin_networks.last_sign_in(
                         candidate.user_name, auth::network_of(candidate.attempt.address))};
  });
}

base::Result<std::string> arn_of(store::Store& store, const PresentSignIn& present) {
  return store.read(present.account, [&](const store::Tables& tables) {
    const auto user = tables.users.find(present.session.user_name);
    return user ? iam::arn_of(*user) : std::string();
  });
}

base::Result<auth::SignInAttempt> attempt_of(store::Store& store, auth::AttemptGuard& guard,
                                             const Exchange& exchange,
                                             const PresentSignIn& present) {
  const std::string_view address = exchange.request.remote_address;
  const std::string& name = present.session.user_name;
  struct Found {
    std::string root_email;
    std::optional<base::Instant> signed_in_here;
  };
  const Found found = TRY(store.read(present.account, [&](const store::Tables& tables) {
    return Found{
        .root_email = name.empty() ? tables.settings.get().root_email : std::string(),
        .signed_in_here = tables.signin_networks.last_sign_in(name, auth::network_of(address))};
  }));
  auto attempt = name.empty()
                     ? auth::root_attempt(found.root_email, address, exchange.now)
                     : auth::user_attempt(to_string(present.account), name, address, exchange.now);
  if (found.signed_in_here)
    guard.remember(attempt, *found.signed_in_here);
  return attempt;
}

}  // namespace rollcall::signin
