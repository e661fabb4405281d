#include "actions/iam/simulation/context_keys.h"

#include <unordered_set>

#include "base/ascii.h"

namespace rollcall::actions {

ContextKeysResponse context_keys_of(const std::vector<PolicySource>& sources) {
  ContextKeysResponse response;
  std::unordered_set<std::string> known;
  for (const PolicySource& source : sources)
    for (const std::string& key : policy::context_keys(*source.policy))
      if (known.insert(base::lower(key)).second)
        response.context_key_names.push_back(key);
  return response;
}

}  // namespace rollcall::actions
