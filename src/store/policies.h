#pragma once
// What policies say of whom: the inline documents and the attached managed policies of users,
// groups and roles, and the permissions boundaries of users and roles.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/page.h"
#include "store/scope.h"

namespace rollcall::store {

enum class HolderKind { User, Group, Role };

// Somebody whom policies are given to, by a name whose case does not matter.
struct PolicyHolder {
  HolderKind kind;
  std::string_view name;
};

inline PolicyHolder user_holder(std::string_view name) { return {HolderKind::User, name}; }
inline PolicyHolder group_holder(std::string_view name) { return {HolderKind::Group, name}; }
inline PolicyHolder role_holder(std::string_view name) { return {HolderKind::Role, name}; }

struct InlinePolicy {
  std::string name;      // as spelled when it was first put; found whatever its case
  std::string document;  // exactly as it was put
};

// What a managed policy is used for by whoever it is given to.
enum class PolicyUse { Permissions, Boundary };

// An entity that a managed policy is attached to, or bounds.
struct PolicyUser {
  std::string name;
  std::string id;
  std::string path;
};

class Policies {
 public:
  explicit Policies(Scope scope) : scope_(scope) {}

  std::vector<InlinePolicy> inline_of(PolicyHolder holder) const;  // by name key
  std::optional<InlinePolicy> find_inline(PolicyHolder holder, std::string_view policy_name) const;
  void put_inline(PolicyHolder holder,
                  const InlinePolicy& policy);  // an old name keeps its spelling
  void erase_inline(PolicyHolder holder, std::string_view policy_name);

  std::vector<std::string> attached_to(PolicyHolder holder) const;  // ARNs, ascending
  void attach(PolicyHolder holder, std::string_view policy_arn);    // again: nothing happens
  void detach(PolicyHolder holder, std::string_view policy_arn);

  // Of a user or a role; groups have none.
  std::optional<std::string> boundary_of(PolicyHolder holder) const;
  void set_boundary(PolicyHolder holder, std::string_view policy_arn);
  void erase_boundary(PolicyHolder holder);

  // How often a managed policy is attached, to holders of every kind; how many it bounds.
  std::size_t count_attachments(std::string_view policy_arn) const;
  std::size_t count_bounded(std::string_view policy_arn) const;
  std::size_t count_in_use()
      const;  // distinct managed policies attached to somebody or bounding them

  // Who uses a managed policy so, by name key. Never a group for boundaries.
  Page<PolicyUser> users_of(std::string_view policy_arn, HolderKind kind, PolicyUse use,
                            const PageRequest& page) const;

 private:
  Scope scope_;
};

}  // namespace rollcall::store
