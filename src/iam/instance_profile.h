#pragma once
// An instance profile: the name under which a role is handed to a machine. It holds one role, or
// none yet.

#include <optional>
#include <string>

#include "base/instant.h"
#include "iam/account.h"

namespace rollcall::iam {

struct InstanceProfile {
  AccountId account;
  std::string name;  // as spelled when it was given
  std::string path = "/";
  std::string id;  // AIPA…
  base::Instant created;
  std::optional<std::string> role_name;
};

}  // namespace rollcall::iam
