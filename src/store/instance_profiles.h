#pragma once
// Instance profiles and which role is in each, in the order of their name keys.

#include <optional>
#include <string_view>
#include <vector>

#include "iam/instance_profile.h"
#include "store/page.h"
#include "store/scope.h"

namespace rollcall::store {

class InstanceProfiles {
 public:
  explicit InstanceProfiles(Scope scope) : scope_(scope) {}

  std::optional<iam::InstanceProfile> find(std::string_view name) const;  // whatever its case
  Page<iam::InstanceProfile> list(std::string_view path_prefix, const PageRequest& page) const;
  std::vector<iam::InstanceProfile> of_role(std::string_view role_name) const;  // by name key
  std::size_t count() const;

  void insert(const iam::InstanceProfile& profile);  // without a role
  void erase(std::string_view name);                 // with its tags; its role must be gone

  void add_role(std::string_view name, std::string_view role_name);  // to one without a role
  void remove_role(std::string_view name);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
