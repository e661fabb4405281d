#pragma once
// Serves requests that came through trusted proxies as if their clients had connected themselves:
// what is decided and written down by address then is about the client.

#include "auth/guessing/trusted_proxies.h"
#include "http/service.h"

namespace rollcall::main {

class BehindProxies final : public http::Service {
 public:
  BehindProxies(auth::TrustedProxies proxies, http::Service& service)
      : proxies_(std::move(proxies)), service_(service) {}

  http::AtOnce answer_at_once(const http::Request& request) override;
  http::Response answer(const http::Request& request) override;

 private:
  const auth::TrustedProxies proxies_;
  http::Service& service_;
};

}  // namespace rollcall::main
