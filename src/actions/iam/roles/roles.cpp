#include "actions/iam/roles/roles.h"

#include "iam/arn.h"
#include "iam/errors.h"
#include "policy/replaced_principals.h"

namespace rollcall::actions {

base::Error no_such_role(std::string_view name) {
  return {&iam::errors::no_such_entity,
          "The role with name " + std::string(name) + " cannot be found."};
}

api::Result<iam::Role> find_role(const api::View& view, std::string_view name) {
  auto role = view.tables.roles.find(name);
  if (!role)
    return std::unexpected(no_such_role(name));
  return *std::move(role);
}

auth::Resource role_resource(const api::View& view, std::string_view name) {
  const auto role = view.tables.roles.find(name);
  const std::string_view path = role ? std::string_view(role->path) : "/";
  const std::string stored(role ? std::string_view(role->name) : name);
  const store::Tables* const tables = &view.tables;
  return {
      .arn = iam::role_arn(view.tables.account, path, stored),
      .shown = "role " + stored,
      .tags = [tables, stored] { return tables->tags.of(store::Tagged::Role, stored); },
      .permissions_boundary =
          [tables, stored] { return tables->policies.boundary_of(store::role_holder(stored)); }};
}

api::EncodedDocument shown_trust_policy(const iam::Role& role, const store::Tables& tables) {
  const store::TrustedNames names = tables.roles.trusted_names(role.name);
  if (names.empty())
    return {role.assume_role_policy};
  return {policy::with_principals_replaced(role.assume_role_policy, names)};
}

RoleShape shape_of(const iam::Role& role, const store::Tables& tables) {
  return {.path = role.path,
          .role_name = role.name,
          .role_id = role.id,
          .arn = iam::arn_of(role),
          .create_date = role.created,
          .assume_role_policy_document = shown_trust_policy(role, tables),
          .description = role.description,
          .max_session_duration = static_cast<int>(role.max_session_duration.count()),
          .permissions_boundary = {},
          .tags = {},
          .role_last_used = {}};
}

}  // namespace rollcall::actions
