#pragma once
// A request as rules and conditions read it: its target taken apart once, and its headers together
// with the parameters that a service reads as some.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "gateway/plain_target.h"
#include "http/message.h"
#include "sigv4/authorization.h"

namespace rollcall::gateway {

// What was verified of a request, as it was sent.
struct SignedRequest {
  std::string_view method;
  std::string_view target;
  const std::vector<http::Header>& headers;
  std::string_view service;
  std::string_view region;
  std::string_view account;  // of the caller
  sigv4::Carrier carrier = sigv4::Carrier::Header;
  base::Instant signed_at = {};

  bool is_presigned() const { return carrier == sigv4::Carrier::Query; }
};

// A header, or a parameter that is read as one.
struct ReadHeader {
  std::string name;  // as read_as_header() has it
  std::string_view spelling;
  std::string_view value;
};

struct ReadRequest {
  SignedRequest request;
  std::shared_ptr<const PlainTarget> target;  // which the parameters and headers look into
  std::vector<const Parameter*> parameters;   // but those that are read as headers
  std::vector<ReadHeader> headers;
};

// nullopt for a target that could be understood in two ways (plain_target.h).
std::optional<ReadRequest> read_request(const SignedRequest& request);

}  // namespace rollcall::gateway
