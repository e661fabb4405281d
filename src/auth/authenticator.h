#pragma once
// Who is calling: from a signed request to a Caller, in AWS's order of checks.

#include <memory>
#include <string>

#include "auth/key_cache.h"
#include "auth/key_holder.h"
#include "base/result.h"
#include "http/message.h"
#include "iam/access_key.h"
#include "sigv4/credential_scope.h"

namespace rollcall::auth {

// A caller whose signature was verified, and the use of the key that this was.
struct Authenticated {
  std::shared_ptr<const KeyHolder> holder;
  iam::AccessKeyLastUsed use;

  const Caller& caller() const { return holder->caller(); }
};

class Authenticator {
 public:
  explicit Authenticator(KeyCache& keys) : keys_(keys) {}

  // InvalidClientTokenId for a key that is unknown or inactive, before its signature is looked at;
  // the errors of sigv4 for everything that is wrong with the signature.
  base::Result<Authenticated> authenticate(const http::Request& request,
                                           const sigv4::ServiceScope& service, base::Instant now);

 private:
  KeyCache& keys_;
};

}  // namespace rollcall::auth
