#pragma once
// Who may ask. Whoever may can try signatures, and learns who signs: the address is for services of
// one's own. Where TLS asks for a client's certificate, nobody without one gets here.

#include <optional>

#include "auth/signatures/shared_token.h"
#include "base/result.h"
#include "base/secret.h"
#include "http/message.h"

namespace rollcall::gateway {

// What Swift and Ceph show their identity service, and what a proxy can be told to.
inline constexpr std::string_view asker_token_header = "X-Auth-Token";

class Admission {
 public:
  explicit Admission(const std::optional<base::Secret>& token);

  // UnknownAsker for who does not show the token, where there is one.
  base::Result<base::Nothing> check(const http::Request& request) const;

 private:
  std::optional<auth::SharedToken> token_;
};

}  // namespace rollcall::gateway
