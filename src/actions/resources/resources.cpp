#include "actions/resources/resources.h"

#include "iam/arn.h"
#include "iam/errors.h"

namespace rollcall::actions {
namespace {

base::Error needs_a_name() {
  return {&iam::errors::validation_error,
          "Must specify userName when calling with non-User credentials"};
}

auth::Resource named_resource(const store::Tables& tables, std::string_view path,
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

api::Result<iam::User> find_user(const api::View& view, std::string_view name) {
  auto user = view.tables.users.find(name);
  if (!user)
    return std::unexpected(no_such_user(name));
  return *std::move(user);
}

api::Result<api::Nothing> check_caller_has_user(const api::View& view) {
  if (view.caller.is_user() || view.caller.is_root())
    return api::Nothing{};
  return std::unexpected(needs_a_name());
}

api::Result<iam::User> user_or_caller(const api::View& view,
                                      const std::optional<iam::ExistingUserName>& name) {
  if (name)
    return find_user(view, *name);
  TRY(check_caller_has_user(view));
  return find_user(view, view.caller.user_name);
}

api::Result<iam::User> user_or_calling_user(const api::View& view,
                                            const std::optional<iam::UserName>& name) {
  if (name)
    return find_user(view, *name);
  if (!view.caller.is_user())
    return std::unexpected(needs_a_name());
  return find_user(view, view.caller.user_name);
}

auth::Resource user_resource(const api::View& view, std::string_view name) {
  const auto user = view.tables.users.find(name);
  return user ? user_resource(view, *user) : named_resource(view.tables, "/", std::string(name));
}

auth::Resource user_resource(const api::View& view, const iam::User& user) {
  if (user.is_root())
    return auth::resource(iam::root_arn(user.account));
  return named_resource(view.tables, user.path, user.name);
}

}  // namespace rollcall::actions
