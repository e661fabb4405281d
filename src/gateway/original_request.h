#pragma once
// The request that a proxy asks about, put together again from what the proxy says of it: in
// headers, as nginx and Caddy do, or in the very method and path of the question, as Envoy does.
// Bytes are kept, for the signature was made over them.

#include <string_view>

#include "base/result.h"
#include "http/message.h"

namespace rollcall::gateway {

// Where proxies ask: the path itself for those that describe the request in headers, and whatever
// lies below it for those that put the request's own path behind it.
inline constexpr std::string_view forward_auth_path = "/auth";

bool is_forward_auth(std::string_view path);

// MalformedInquiry where the proxy does not say which request it is, or where it could be
// understood in two ways: a header that the client has sent along must not take the place of the
// proxy's. Views look into the question.
base::Result<http::Request> original_request(const http::Request& question);

// How the client was connected to the proxy, and from where, as the proxy says. The last address of
// a list is the proxy's own word; what stands before may have been sent by anybody.
std::string_view last_hop(std::string_view addresses);

}  // namespace rollcall::gateway
