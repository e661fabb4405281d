#pragma once
// Who is calling, once a signature has been verified: a user of an account or its root user, and
// the policies that say what they may do.

#include <memory>
#include <string>
#include <vector>

#include "iam/account.h"
#include "policy/document.h"

namespace rollcall::auth {

enum class CallerKind { Root, User };

struct Caller {
  CallerKind kind = CallerKind::User;
  iam::AccountId account;
  std::string arn;
  std::string user_name;      // empty for root
  std::string user_id;        // AIDA…; for root the account id
  std::string access_key_id;  // what the request was signed with
  std::vector<std::shared_ptr<const policy::Policy>> policies;

  bool is_root() const { return kind == CallerKind::Root; }
};

}  // namespace rollcall::auth
