#include "main/behind_proxies.h"

namespace rollcall::main {
namespace {

http::Request as_from(const auth::TrustedProxies::Client& client, const http::Request& request) {
  http::Request seen = request;
  seen.remote_address = client.address;
  seen.transport = client.transport;
  return seen;
}

}  // namespace

http::AtOnce BehindProxies::answer_at_once(const http::Request& request) {
  if (proxies_.empty())
    return service_.answer_at_once(request);
  const auto client = proxies_.client_of(request);
  return service_.answer_at_once(as_from(client, request));
}

http::Response BehindProxies::answer(const http::Request& request) {
  if (proxies_.empty())
    return service_.answer(request);
  const auto client = proxies_.client_of(request);
  return service_.answer(as_from(client, request));
}

}  // namespace rollcall::main
