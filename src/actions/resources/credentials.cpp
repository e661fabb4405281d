#include "actions/resources/credentials.h"

#include "base/ascii.h"
#include "iam/errors.h"

namespace rollcall::actions {

std::optional<std::string> owner_name(const iam::User& owner) {
  return owner.is_root() ? std::nullopt : std::optional(owner.name);
}

bool is_held_by(std::string_view holder, const iam::User& user) {
  return base::equal_ignoring_case(holder, user.name);
}

api::Result<api::Nothing> check_status(iam::Status status) {
  if (status == iam::Status::Expired)
    return base::fail(iam::errors::invalid_input,
                      "Operation does not support status " + std::string(to_string(status)));
  return api::Nothing{};
}

}  // namespace rollcall::actions
