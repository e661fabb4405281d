#pragma once
// Roles, in the order of their name keys.

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "iam/role.h"
#include "store/page.h"
#include "store/scope.h"

namespace rollcall::store {

// The users and roles that a trust policy names, and the ids that they had when it was stored:
// whoever is given such a name later is somebody else.
using TrustedIds = std::map<std::string, std::string, std::less<>>;  // ARN to unique id

class Roles {
 public:
  explicit Roles(Scope scope) : scope_(scope) {}

  std::optional<iam::Role> find(std::string_view name);  // whatever its case
  Page<iam::Role> list(std::string_view path_prefix, const PageRequest& page);
  std::size_t count();

  void insert(const iam::Role& role);
  void save(const iam::Role& role);   // description, longest session, trust policy
  void erase(std::string_view name);  // with its tags; policies must be gone

  TrustedIds trusted_ids(std::string_view name);
  void replace_trusted_ids(std::string_view name, const TrustedIds& ids);

  // Records a use unless one was recorded less than `span` before it.
  void record_use(std::string_view name, const iam::RoleLastUsed& use, base::Seconds span);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
