#pragma once
// What is refused because there would be too much of it, in AWS's words: "Cannot exceed quota for
// UsersPerAccount: 5000".

#include <cstddef>
#include <string_view>

#include "api/action.h"

namespace rollcall::actions {

struct Quota {
  std::string_view name;  // as messages call it
  std::size_t most;
};

// LimitExceeded for more than the quota.
api::Result<api::Nothing> check_quota(std::size_t wanted, const Quota& quota);

// LimitExceeded where there is no room for one more.
inline api::Result<api::Nothing> check_room(std::size_t held, const Quota& quota) {
  return check_quota(held + 1, quota);
}

}  // namespace rollcall::actions
