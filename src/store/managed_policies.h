#pragma once
// Customer managed policies and their versions, by name key: two policies of one account cannot
// have the same name, whatever their paths.

#include <optional>
#include <string_view>
#include <vector>

#include "iam/managed_policy.h"
#include "store/page.h"
#include "store/scope.h"

namespace rollcall::store {

class ManagedPolicies {
 public:
  explicit ManagedPolicies(Scope scope) : scope_(scope) {}

  std::optional<iam::ManagedPolicy> find(std::string_view name) const;  // whatever its case
  std::optional<iam::ManagedPolicy> find_by_arn(std::string_view policy_arn) const;  // exactly
  Page<iam::ManagedPolicy> list(std::string_view path_prefix, const PageRequest& page) const;
  std::size_t count() const;

  void insert(const iam::ManagedPolicy& policy);
  void save(const iam::ManagedPolicy& policy);  // updated, default and newest version
  void erase(std::string_view name);            // with its tags; its versions must be gone

  std::vector<iam::PolicyVersion> versions(std::string_view name) const;  // newest first
  std::optional<iam::PolicyVersion> find_version(std::string_view name, int number) const;
  void insert_version(std::string_view name, const iam::PolicyVersion& version);
  void erase_version(std::string_view name, int number);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
