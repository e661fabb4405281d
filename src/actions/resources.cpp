#include "actions/resources.h"

#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {

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

api::Result<iam::User> user_or_caller(api::Session& session,
                                      const std::optional<iam::ExistingUserName>& name) {
  return find_user(session, name ? name->value() : session.caller.user_name);
}

auth::Resource user_resource(api::Session& session, std::string_view name) {
  const auto user = session.tables.users.find(name);
  if (user && user->is_root())
    return auth::resource(iam::root_arn(user->account));
  const std::string_view path = user ? std::string_view(user->path) : "/";
  const std::string_view stored = user ? std::string_view(user->name) : name;
  return {iam::user_arn(session.tables.account, path, stored), "user " + std::string(stored)};
}

}  // namespace rollcall::actions
