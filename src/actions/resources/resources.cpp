#include "actions/resources/resources.h"

#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

base::Error needs_a_name() {
  return {&iam::errors::validation_error,
          "Must specify userName when calling with non-User credentials"};
}

auth::Resource named_resource(store::Tables& tables, std::string_view path,
                              const std::string& name) {
  return {.arn = iam::user_arn(tables.account, path, name),
          .shown = "user " + name,
          .tags = [&tables, name] { return tables.tags.of(store::Tagged::User, name); },
          .permissions_boundary =
              [&tables, name] { return tables.policies.boundary_of(store::user_holder(name)); }};
}

}  // namespace

base::Error no_such_user(std::string_view name) {
  return {&iam::errors::no_such_entity,
          "The user with name " + std::string(name) + " cannot be found."};
}

base::Error user_exists(std::string_view name) {
  return {&iam::errors::entity_already_exists,
          "User with name " + std::string(name) + " already exists."};
}

api::Result<iam::User> find_user(api::Session& session, std::string_view name) {
  auto user = session.tables.users.find(name);
  if (!user)
    return std::unexpected(no_such_user(name));
  return *std::move(user);
}

api::Result<api::Nothing> check_caller_has_user(const api::Session& session) {
  if (session.caller.is_user() || session.caller.is_root())
    return api::Nothing{};
  return std::unexpected(needs_a_name());
}

api::Result<iam::User> user_or_caller(api::Session& session,
                                      const std::optional<iam::ExistingUserName>& name) {
  if (name)
    return find_user(session, *name);
  TRY(check_caller_has_user(session));
  return find_user(session, session.caller.user_name);
}

api::Result<iam::User> user_or_calling_user(api::Session& session,
                                            const std::optional<iam::UserName>& name) {
  if (name)
    return find_user(session, *name);
  if (!session.caller.is_user())
    return std::unexpected(needs_a_name());
  return find_user(session, session.caller.user_name);
}

auth::Resource user_resource(api::Session& session, std::string_view name) {
  const auto user = session.tables.users.find(name);
  return user ? user_resource(session, *user)
              : named_resource(session.tables, "/", std::string(name));
}

auth::Resource user_resource(api::Session& session, const iam::User& user) {
  if (user.is_root())
    return auth::resource(iam::root_arn(user.account));
  return named_resource(session.tables, user.path, user.name);
}

}  // namespace rollcall::actions
