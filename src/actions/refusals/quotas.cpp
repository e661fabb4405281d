#include "actions/refusals/quotas.h"

#include <string>

#include "iam/errors.h"

namespace rollcall::actions {

api::Result<api::Nothing> check_quota(std::size_t wanted, const Quota& quota) {
  if (wanted > quota.most)
    return base::fail(
        iam::errors::limit_exceeded,
        "Cannot exceed quota for " + std::string(quota.name) + ": " + std::to_string(quota.most));
  return api::Nothing{};
}

}  // namespace rollcall::actions
