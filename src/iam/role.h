#pragma once
// A role: permissions that nobody holds for long. Its trust policy says who may assume it; whoever
// does acts as a session of the role.

#include <optional>
#include <string>

#include "base/instant.h"
#include "iam/account.h"

namespace rollcall::iam {

// When and in which region a session of the role last made a request.
struct RoleLastUsed {
  base::Instant date;
  std::string region;
};

struct Role {
  AccountId account;
  std::string name;  // as spelled when it was given
  std::string path = "/";
  std::string id;  // AROA…
  base::Instant created;
  std::string assume_role_policy;  // the trust policy, exactly as it was given
  std::optional<std::string> description;
  base::Seconds max_session_duration = std::chrono::hours{1};
  std::optional<RoleLastUsed> last_used;
};

// A use of a role is recorded once in any span of this length, as that of an access key is.
inline constexpr base::Seconds role_last_used_span = std::chrono::minutes{15};

// A use of a role is told for so long. AWS API reference, RoleLastUsed.
inline constexpr base::Seconds role_last_used_tracking = std::chrono::days{400};

}  // namespace rollcall::iam
