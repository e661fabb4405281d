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

using TrustedNames = std::map<std::string, std::string, std::less<>>;  // ARN to ARN or id

class Roles {
 public:
  explicit Roles(Scope scope) : scope_(scope) {}

  std::optional<iam::Role> find(std::string_view name) const;  // whatever its case
  Page<iam::Role> list(std::string_view path_prefix, const PageRequest& page) const;
  std::size_t count() const;

  void insert(const iam::Role& role);
  void save(const iam::Role& role);   // description, longest session, trust policy
  void erase(std::string_view name);  // with its tags; policies must be gone

  TrustedIds trusted_ids(std::string_view name) const;
  void replace_trusted_ids(std::string_view name, const TrustedIds& ids);

  // How those whom the role trusts are known now, as far as that is not as they were named: by the
  // ARN of whoever has the id, or by the id if nobody has. They may live in other accounts.
  TrustedNames trusted_names(std::string_view name) const;

  // Records a use unless one was recorded less than `span` before it.
  void record_use(std::string_view name, const iam::RoleLastUsed& use, base::Seconds span);

 private:
  Scope scope_;
};

}  // namespace rollcall::store
