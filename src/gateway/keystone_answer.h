#pragma once
// Answers as OpenStack's identity service gives them: a token that says who signed and what roles
// they have, and errors. The token opens nothing; it is the form that services read.

#include <string>
#include <vector>

#include "auth/permission/caller.h"
#include "base/instant.h"
#include "base/result.h"
#include "http/message.h"

namespace rollcall::gateway {

enum class KeystoneVersion { V2, V3 };

struct KeystoneToken {
  const auth::Caller& caller;
  std::vector<std::string> roles;
  base::Instant issued;
  std::string id;  // of the answer
};

// The caller as Keystone's user, the account as its project.
http::Response keystone_answer(const KeystoneToken& token, KeystoneVersion version);

// A wrong signature is 401, a key that is not there 404: Ceph tells its clients apart by that, and
// Swift takes both for a refusal.
http::Response keystone_error(const base::Error& error);

}  // namespace rollcall::gateway
