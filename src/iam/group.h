#pragma once
// A group of an account: users who are given the same policies.

#include <string>

#include "base/instant.h"
#include "iam/account.h"

namespace rollcall::iam {

struct Group {
  AccountId account;
  std::string name;  // as spelled when it was given
  std::string path = "/";
  std::string id;  // AGPA…
  base::Instant created;
};

}  // namespace rollcall::iam
