#pragma once
// Whether a key or certificate may be used. AWS models a third status, Expired, that no operation
// accepts.

#include <optional>
#include <string_view>

namespace rollcall::iam {

enum class Status { Active, Inactive, Expired };

inline constexpr std::string_view to_string(Status status) {
  switch (status) {
    case Status::Active:
      return "Active";
    case Status::Inactive:
      return "Inactive";
    case Status::Expired:
      return "Expired";
  }
  return {};
}

inline std::optional<Status> parse_status(std::string_view text) {
  for (const Status status : {Status::Active, Status::Inactive, Status::Expired})
    if (text == to_string(status))
      return status;
  return std::nullopt;
}

}  // namespace rollcall::iam
