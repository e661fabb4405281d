#pragma once
// Proxies whose word counts: where a client is and how it came is what they say of it, because all
// that the server sees itself is the proxy.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"
#include "policy/address_value.h"

namespace rollcall::auth {

class TrustedProxies {
 public:
  explicit TrustedProxies(std::vector<policy::AddressRange> proxies)
      : proxies_(std::move(proxies)) {}

  bool empty() const { return proxies_.empty(); }

  struct Client {
    std::string address;
    http::Transport transport;
  };

  // Each proxy adds to X-Forwarded-For who asked it: the client is, from the end, the first that is
  // no proxy of ours. What stands before that may have been sent by anybody. X-Forwarded-Proto says
  // whether TLS ended at the proxy. Who is no such proxy is the client, whatever it says.
  Client client_of(const http::Request& request) const;

 private:
  bool is_one(std::string_view address) const;

  std::vector<policy::AddressRange> proxies_;
};

}  // namespace rollcall::auth
