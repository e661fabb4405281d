// CreateLoginProfile: gives a user a first password to sign in with.
#include "actions/iam/login_profiles/login_profiles.h"
#include "actions/resources/resources.h"
#include "api/action.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

struct Request {
  std::optional<iam::UserName> user_name;
  iam::Password password;
  bool password_reset_required = false;

  void fields(auto& field) {
    field("UserName", user_name);
    field("Password", password);
    field("PasswordResetRequired", password_reset_required);
  }
};

struct Response {
  LoginProfileShape login_profile;

  void fields(auto& field) const { field("LoginProfile", login_profile); }
};

// The user who is to get a password: one who has none, and for whom it is good enough.
api::Result<iam::User> user_without_password(const api::View& view, const Request& request) {
  iam::User user = TRY(find_user(view, meant_name(view, request.user_name)));
  if (user.login_profile)
    return base::fail(
        iam::errors::entity_already_exists,
        "Login Profile for " +
            (user.is_root() ? "account " + iam::to_string(user.account)
                            : "user " + std::string(meant_name(view, request.user_name))) +
            " already exists.");
  TRY(check_password_for(view, user, request.password.secret));
  return user;
}

api::Result<NewPassword> prepare(const api::View& view, const Request& request) {
  const iam::User user = TRY(user_without_password(view, request));
  return NewPassword{.known = known_passwords(view, user), .hash = {}};
}

api::Result<NewPassword> work(const api::Environment& environment, const Request& request,
                              NewPassword password) {
  return hash_password(environment, request.password.secret, std::move(password.known));
}

api::Result<Response> run(api::Change& change, const Request& request,
                          const NewPassword& password) {
  iam::User user = TRY(user_without_password(change, request));
  user.login_profile = {.created = change.now,
                        .last_changed = change.now,
                        .last_used = {},
                        .reset_required = request.password_reset_required};
  TRY(save_password(change, user, password));
  return Response{login_profile_shape(user)};
}

}  // namespace

extern const api::Action create_login_profile = api::Declare<Request, Response, NewPassword>{
    .name = "CreateLoginProfile",
    .access = api::Access::Write,
    .resources = named_user<Request>,
    .prepare = prepare,
    .work = work,
    .run = run,
};

}  // namespace rollcall::actions
