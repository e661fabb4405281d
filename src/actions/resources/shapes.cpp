#include "actions/resources/shapes.h"

namespace rollcall::actions {

std::vector<iam::Tag> tags_of(const TagEntries& entries) {
  std::vector<iam::Tag> tags;
  for (const TagEntry& entry : entries.elements)
    tags.push_back({entry.key.value(), entry.value.value()});
  return tags;
}

std::vector<std::string> keys_of(const TagKeyEntries& entries) {
  std::vector<std::string> keys;
  for (const iam::TagKey& key : entries.elements)
    keys.push_back(key.value());
  return keys;
}

std::vector<TagShape> shapes_of(const std::vector<iam::Tag>& tags) {
  std::vector<TagShape> shapes;
  for (const iam::Tag& tag : tags)
    shapes.push_back({tag.key, tag.value});
  return shapes;
}

std::optional<PermissionsBoundaryShape> boundary_shape(std::optional<std::string> policy_arn) {
  if (!policy_arn)
    return std::nullopt;
  return PermissionsBoundaryShape{.permissions_boundary_arn = *std::move(policy_arn)};
}

RoleLastUsedShape last_used_shape(const std::optional<iam::RoleLastUsed>& last_used) {
  if (!last_used)
    return {};
  return {.last_used_date = last_used->date, .region = last_used->region};
}

RoleLastUsedShape still_told(RoleLastUsedShape last_used, base::Instant now) {
  if (last_used.last_used_date && now - *last_used.last_used_date > iam::role_last_used_tracking)
    return {};
  return last_used;
}

UserShape shape_of(const iam::User& user) {
  return {
      .path = user.is_root() ? std::nullopt : std::optional(user.path),
      .user_name = user.is_root() ? std::nullopt : std::optional(user.name),
      .user_id = user.id,
      .arn = iam::arn_of(user),
      .create_date = user.created,
      .password_last_used = {},
      .permissions_boundary = {},
      .tags = {},
  };
}

UserShape shape_with_last_use(const iam::User& user) {
  UserShape shape = shape_of(user);
  shape.password_last_used = iam::any_password_last_used(user);
  return shape;
}

}  // namespace rollcall::actions
