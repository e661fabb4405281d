#pragma once
// Structures that more than one action answers with, and the lists that more than one is asked
// with. AWS API reference, "Data Types".

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "iam/arn.h"
#include "iam/names.h"
#include "iam/quotas.h"
#include "iam/role.h"
#include "iam/tag.h"
#include "iam/user.h"

namespace rollcall::actions {

// AWS validates a tag's value before its key.
struct TagEntry {
  iam::TagKey key;
  iam::TagValue value;

  void fields(auto& field) {
    field("Value", value);
    field("Key", key);
  }
};

using TagEntries = iam::Listed<TagEntry, iam::most_tags_in_a_request>;
using TagKeyEntries = iam::Listed<iam::TagKey, iam::most_tags_in_a_request>;

std::vector<iam::Tag> tags_of(const TagEntries& entries);
std::vector<std::string> keys_of(const TagKeyEntries& entries);

struct TagShape {
  std::string key;
  std::string value;

  void fields(auto& field) const {
    field("Key", key);
    field("Value", value);
  }
};

std::vector<TagShape> shapes_of(const std::vector<iam::Tag>& tags);

// The managed policy that bounds a user or a role; there is only one type of it.
struct PermissionsBoundaryShape {
  std::string permissions_boundary_type = "Policy";
  std::string permissions_boundary_arn;

  void fields(auto& field) const {
    field("PermissionsBoundaryType", permissions_boundary_type);
    field("PermissionsBoundaryArn", permissions_boundary_arn);
  }
};

// nullopt if there is none.
std::optional<PermissionsBoundaryShape> boundary_shape(std::optional<std::string> policy_arn);

// Empty for a role that was never used. AWS, captured live.
struct RoleLastUsedShape {
  std::optional<base::Instant> last_used_date;
  std::optional<std::string> region;

  void fields(auto& field) const {
    field("LastUsedDate", last_used_date);
    field("Region", region);
  }
};

RoleLastUsedShape last_used_shape(const std::optional<iam::RoleLastUsed>& last_used);

// Empty, too, for a use so long ago that nobody is told of it any more.
RoleLastUsedShape still_told(RoleLastUsedShape last_used, base::Instant now);

// What an answer tells of a user. Root has neither path nor name; listings leave out the tags and
// the boundary; GetUser and ListUsers alone tell when a password was last used.
struct UserShape {
  std::optional<std::string> path;
  std::optional<std::string> user_name;
  std::string user_id;
  std::string arn;
  base::Instant create_date;
  std::optional<base::Instant> password_last_used;
  std::optional<PermissionsBoundaryShape> permissions_boundary;
  std::optional<std::vector<TagShape>> tags;

  void fields(auto& field) const {
    field("Path", path);
    field("UserName", user_name);
    field("UserId", user_id);
    field("Arn", arn);
    field("CreateDate", create_date);
    field("PasswordLastUsed", password_last_used);
    field("PermissionsBoundary", permissions_boundary);
    field("Tags", tags);
  }
};

UserShape shape_of(const iam::User& user);
UserShape shape_with_last_use(const iam::User& user);

}  // namespace rollcall::actions
