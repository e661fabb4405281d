#pragma once
// Groups and who is in them, in the order of their name keys.

#include <optional>
#include <string_view>
#include <vector>

#include "iam/group.h"
#include "iam/user.h"
#include "store/page.h"
#include "store/scope.h"

namespace rollcall::store {

class Groups {
 public:
  explicit Groups(Scope scope) : scope_(scope) {}

  std::optional<iam::Group> find(std::string_view name) const;  // whatever its case
  Page<iam::Group> list(std::string_view path_prefix, const PageRequest& page) const;
  std::size_t count() const;

  void insert(const iam::Group& group);

  // Gives the group called `name` the name and path of `changed`; members and policies follow.
  void rename(std::string_view name, const iam::Group& changed);

  // The group's own row; members and policies must be gone.
  void erase(std::string_view name);

  Page<iam::User> members(std::string_view group_name,
                          const PageRequest& page) const;  // by name key
  bool has_members(std::string_view group_name) const;
  std::vector<iam::Group> of_user(std::string_view user_name) const;         // by name key
  void add_member(std::string_view group_name, std::string_view user_name);  // again: nothing
  void remove_member(std::string_view group_name, std::string_view user_name);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
