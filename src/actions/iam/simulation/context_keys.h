#pragma once
// Which keys of a request's context policies ask for. AWS API reference,
// GetContextKeysForCustomPolicy.

#include <string>
#include <vector>

#include "actions/iam/simulation/policy_sources.h"

namespace rollcall::actions {

struct ContextKeysResponse {
  std::vector<std::string> context_key_names;

  void fields(auto& field) const { field("ContextKeyNames", context_key_names); }
};

// Of all the policies together, each once whatever its case.
ContextKeysResponse context_keys_of(const std::vector<PolicySource>& sources);

}  // namespace rollcall::actions
