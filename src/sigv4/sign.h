#pragma once
// Signing a request as a client does it, for the command line. Servers only verify.

#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/secret.h"
#include "http/message.h"

namespace rollcall::sigv4 {

struct Credentials {
  std::string access_key_id;
  base::Secret secret_access_key;
  std::optional<std::string> session_token;
};

struct Target {
  std::string region;
  std::string service;
};

// The headers that make of `request` a signed one. It must have its Host header already. All its
// headers become part of the signature but those that a proxy may change.
std::vector<http::ResponseHeader> sign(const http::Request& request, const Credentials& credentials,
                                       const Target& target, base::Instant now);

}  // namespace rollcall::sigv4
