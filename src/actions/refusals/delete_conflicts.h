#pragma once
// What stands in the way of deleting an entity, in AWS's words.

#include <string_view>

#include "api/action.h"
#include "base/result.h"
#include "store/policies.h"

namespace rollcall::actions {

// DeleteConflict: "Cannot delete entity, must delete access keys first."
base::Error must_first(std::string_view what);

// DeleteConflict for whoever has policies, be they attached or inline.
api::Result<api::Nothing> check_has_no_policies(const api::View& view,
                                                const store::PolicyHolder& holder);

}  // namespace rollcall::actions
