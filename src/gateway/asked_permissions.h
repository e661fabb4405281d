#pragma once
// What a request asks permission for, by the rules. A rule is about all of a request or not about
// it at all: what it does not name and what is not known to be harmless could change what is done.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/action_rule.h"
#include "gateway/read_request.h"

namespace rollcall::gateway {

struct AskedPermission {
  enum class On { Resource, AllBelow };  // AllBelow: on all whose names begin with it
  std::string action;
  std::string resource;
  On on = On::Resource;
  bool operator==(const AskedPermission&) const = default;
};

// The resource as people write it: "arn:aws:s3:::b/*" for all below.
std::string shown(const AskedPermission& permission);

// What the first rule that is about the request asks for: all of it is needed. nullopt where none
// is, as for a parameter or a header of S3 that stands there twice, tags that are none, or a header
// that says another method.
std::optional<std::vector<AskedPermission>> asked_permissions(const std::vector<ActionRule>& rules,
                                                              const ReadRequest& request);

}  // namespace rollcall::gateway
