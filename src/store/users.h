#pragma once
// Users, in the order of their name keys; the root user is the one with the empty name and comes
// first.

#include <optional>
#include <string_view>

#include "iam/user.h"
#include "store/page.h"
#include "store/scope.h"

namespace rollcall::store {

class Users {
 public:
  explicit Users(Scope scope) : scope_(scope) {}

  std::optional<iam::User> find(std::string_view name) const;  // whatever its case
  iam::User root() const;
  std::size_t count() const;  // without root; does not depend on how many there are

  // Users other than root whose path begins with the prefix, by name key.
  Page<iam::User> list(std::string_view path_prefix, const PageRequest& page) const;

  void insert(const iam::User& user);

  // Gives the user called `name` the name and path of `changed`; everything that belongs to the
  // user follows.
  void rename(std::string_view name, const iam::User& changed);

  // With tags, boundary, sign-in sessions and what is set aside of a disabled user; whatever else
  // belongs to the user must be gone.
  void erase(std::string_view name);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
