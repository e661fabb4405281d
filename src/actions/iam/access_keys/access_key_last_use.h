#pragma once
// What the actions share that tell of a key's last use: whom they tell, and how it is written.

#include <optional>
#include <string>
#include <string_view>

#include "api/action.h"
#include "iam/access_key.h"
#include "iam/names.h"
#include "iam/user.h"

namespace rollcall::actions {

struct LastUseRequest {
  iam::AccessKeyId access_key_id;

  void fields(auto& field) { field("AccessKeyId", access_key_id); }
};

// What stands where there is no use to tell of.
inline constexpr std::string_view nowhere = "N/A";

struct LastUsedShape {
  std::optional<base::Instant> last_used_date;
  std::string service_name{nowhere};
  std::string region{nowhere};

  void fields(auto& field) const {
    field("LastUsedDate", last_used_date);
    field("ServiceName", service_name);
    field("Region", region);
  }
};

LastUsedShape shape_of(const std::optional<iam::AccessKeyLastUsed>& use);

// A permission, and what it was called before, where that still counts; empty: it always had the
// name.
struct PermissionNames {
  std::string_view name;
  std::string_view formerly = {};
};

// The key's owner, on whom the permission is asked for. A key that does not exist is
// refused in the same words as one that the caller may not see, even to an administrator: whether a
// key exists is not for everybody to know. AWS, captured live.
api::Result<api::Resources> owner_of_key(const api::View& view, const LastUseRequest& request,
                                         const PermissionNames& permission);

struct KeyAndOwner {
  iam::AccessKey key;
  iam::User owner;
};

// The key that owner_of_key allowed to look at.
api::Result<KeyAndOwner> find_key_and_owner(const api::View& view, const LastUseRequest& request,
                                            std::string_view permission);

}  // namespace rollcall::actions
