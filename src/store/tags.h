#pragma once
// Tags of users, roles, managed policies and MFA devices, in the order in which they were set.

#include <string_view>
#include <vector>

#include "iam/tag.h"
#include "store/scope.h"

namespace rollcall::store {

enum class Tagged { User, Role, Policy, MfaDevice };

class Tags {
 public:
  explicit Tags(Scope scope) : scope_(scope) {}

  // `owner`: the name of a user, role or policy (whatever its case) or a serial number.
  std::vector<iam::Tag> of(Tagged kind, std::string_view owner) const;
  void replace(Tagged kind, std::string_view owner, const std::vector<iam::Tag>& tags);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
