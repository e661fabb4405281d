// ChangePassword: users change their own passwords, knowing the old one.
#include "actions/iam/login_profiles/login_profiles.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "auth/guessing/attempt_guard.h"
#include "auth/passwords/own_password.h"
#include "iam/account.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  iam::Password old_password;
  iam::Password new_password;

  void fields(auto& field) {
    field("OldPassword", old_password);
    field("NewPassword", new_password);
  }
};

api::Result<api::Resources> caller_itself(const api::View& view, const Request&) {
  if (!view.caller.is_user())
    return api::Resources{auth::resource(view.caller.arn)};
  return api::Resources{user_resource(view, view.caller.user_name)};
}

// Under hard expiry, a password that has expired is an administrator's to replace for whoever has
// signed in, and still their own for whoever has a key. AWS API reference, PasswordPolicy.
api::Result<api::Nothing> check_expiry(const api::View& view, const iam::User& user) {
  if (!view.caller.has_signed_in())
    return api::Nothing{};
  if (auth::has_expired_for_good(view.tables, user, view.now))
    return base::fail(iam::errors::access_denied,
                      "The password has expired. Only an administrator can set a new one.");
  return api::Nothing{};
}

api::Result<iam::User> user_to_change(const api::View& view, const Request& request) {
  if (!view.caller.is_user())
    return base::fail(iam::errors::invalid_user_type,
                      "Only IAM Users can change their own password");
  iam::User user = TRY(find_user_with_password(view, view.caller.user_name));
  TRY(check_expiry(view, user));
  TRY(check_password_for(view, user, request.new_password.secret));
  return user;
}

struct Prepared {
  NewPassword password;
  auth::SignInAttempt attempt;  // to guess the old one: counted as if it were tried at sign-in
};

api::Result<Prepared> prepare(const api::View& view, const Request& request) {
  const iam::User user = TRY(user_to_change(view, request));
  return Prepared{.password = {.known = known_passwords(view, user), .hash = {}},
                  .attempt = auth::user_attempt(iam::to_string(view.caller.account), user.name,
                                                view.facts.source_address, view.now)};
}

// Whoever has got hold of a key or a session does not learn the password by trying.
api::Result<api::Nothing> check_old_password(const api::Environment& environment,
                                             const base::Secret& old_password,
                                             const Prepared& prepared) {
  const auto wait = TRY(environment.attempts.begin(prepared.attempt));
  if (wait)
    return base::fail(iam::errors::throttling,
                      "Rate exceeded: too many passwords were not correct. Try again in " +
                          std::to_string(wait->count()) + " seconds.");
  const std::string& present = prepared.password.known.hashes.front();  // a login profile has one
  const auto matches = environment.passwords.matches(present, old_password);
  if (!matches || *matches)
    environment.attempts.withdraw(prepared.attempt);
  if (!TRY(matches))
    return base::fail(iam::errors::access_denied, "The old password is not correct.");
  return api::Nothing{};
}

// AWS answers AccessDenied both to an old password that is wrong and to a new one that is the old
// one. Captured live.
api::Result<Prepared> work(const api::Environment& environment, const Request& request,
                           Prepared prepared) {
  TRY(check_old_password(environment, request.old_password.secret, prepared));
  KnownPasswords& known = prepared.password.known;
  if (TRY(environment.passwords.matches(known.hashes.front(), request.new_password.secret)))
    return base::fail(iam::errors::access_denied,
                      "The new password is the same as the old password.");
  prepared.password =
      TRY(hash_password(environment, request.new_password.secret, std::move(known)));
  return prepared;
}

api::Result<api::Nothing> run(api::Change& change, const Request& request,
                              const Prepared& prepared) {
  iam::User user = TRY(user_to_change(change, request));
  user.login_profile->reset_required = false;
  return save_password(change, std::move(user), prepared.password);
}

}  // namespace

extern const api::Action change_password = api::Declare<Request, api::Nothing, Prepared>{
    .name = "ChangePassword",
    .access = api::Access::Write,
    .resources = caller_itself,
    .allowed_anyway = caller_may_change_own_password<Request>,
    .prepare = prepare,
    .work = work,
    .run = run,
};

}  // namespace rollcall::actions
