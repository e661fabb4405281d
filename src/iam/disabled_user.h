#pragma once
// A user who was disabled: what was taken from them for a while, to be given back as it was. Apart
// from the user, because nobody who asks what a user has now is to see it.

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "iam/user.h"

namespace rollcall::iam {

struct DisabledUser {
  base::Instant disabled;                        // first, if it was done more than once
  std::optional<LoginProfile> login_profile;     // absent: there was none, or another was made
  std::vector<std::string> access_key_ids = {};  // that were active, and nobody has changed since
};

}  // namespace rollcall::iam
