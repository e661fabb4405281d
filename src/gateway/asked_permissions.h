#pragma once
// What a request asks permission for, by the rules. A rule is about all of a request or not about
// it at all: what it does not name and what is not known to be harmless could change what is done.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gateway/action_rule.h"
#include "http/message.h"
#include "sigv4/authorization.h"

namespace rollcall::gateway {

// What a rule can ask of a request.
struct SignedRequest {
  std::string_view method;
  std::string_view target;
  const std::vector<http::Header>& headers;
  std::string_view service;
  std::string_view region;
  std::string_view account;  // of the caller
  sigv4::Carrier carrier = sigv4::Carrier::Header;
  base::Instant signed_at = {};
};

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
// is, as for a target that could be understood in two ways (plain_target.h), a parameter or a
// header of S3 that stands there twice, tags that are none, or a header that says another method.
std::optional<std::vector<AskedPermission>> asked_permissions(const std::vector<ActionRule>& rules,
                                                              const SignedRequest& request);

}  // namespace rollcall::gateway
