#pragma once
// Tags of users, roles, instance profiles, managed policies, server certificates and MFA devices,
// in the order in which they were set.

#include <string_view>
#include <vector>

#include "iam/tag.h"
#include "store/scope.h"

namespace rollcall::store {

enum class Tagged { User, Role, InstanceProfile, Policy, ServerCertificate, MfaDevice };

class Tags {
 public:
  explicit Tags(Scope scope) : scope_(scope) {}

  // `owner`: a name (whatever its case), of a device the serial number.
  std::vector<iam::Tag> of(Tagged kind, std::string_view owner) const;
  void replace(Tagged kind, std::string_view owner, const std::vector<iam::Tag>& tags);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
