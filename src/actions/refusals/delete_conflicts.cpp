#include "actions/refusals/delete_conflicts.h"

#include <string>

#include "iam/errors.h"

namespace rollcall::actions {

base::Error must_first(std::string_view what) {
  return {&iam::errors::delete_conflict,
          "Cannot delete entity, must " + std::string(what) + " first."};
}

api::Result<api::Nothing> check_has_no_policies(const api::View& view,
                                                const store::PolicyHolder& holder) {
  const store::Policies& policies = view.tables.policies;
  if (!policies.attached_to(holder).empty())
    return std::unexpected(must_first("detach all policies"));
  if (!policies.inline_of(holder).empty())
    return std::unexpected(must_first("delete policies"));
  return api::Nothing{};
}

}  // namespace rollcall::actions
