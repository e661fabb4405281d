#pragma once
// Who is calling: from a signed request to a Caller, in AWS's order of checks.

#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "auth/signatures/key_cache.h"
#include "auth/signatures/key_holder.h"
#include "auth/signatures/refusal.h"
#include "auth/signatures/session_cache.h"
#include "base/result.h"
#include "http/message.h"
#include "iam/access_key.h"
#include "sigv4/authorization.h"
#include "sigv4/handed_over.h"

namespace rollcall::auth {

// A caller whose signature was verified, and the use of the key that this was.
struct Authenticated {
  std::shared_ptr<const KeyHolder> holder;
  iam::AccessKeyLastUsed use;
  std::string region;  // that it was signed for; that of `use` is N/A for services without regions
  sigv4::Carrier carrier = sigv4::Carrier::Header;
  base::Instant signed_at = {};  // the epoch by Signature Version 2

  const Caller& caller() const { return holder->caller(); }
};

class Authenticator {
 public:
  Authenticator(KeyCache& keys, SessionCache& sessions) : keys_(keys), sessions_(sessions) {}

  // InvalidClientTokenId for a key that is unknown or inactive and for a session that is none,
  // ExpiredToken for one that is over, before the signature is looked at; the errors of sigv4 for
  // everything that is wrong with the signature; those of the store where it could not tell whose
  // key it is. A presigned request is good for as long as any
  // other: STS and IAM do not look at X-Amz-Expires.
  Checked<Authenticated> authenticate(const http::Request& request, std::string_view service,
                                      base::Instant now);

  // The same for a request that was made to another service, of whatever name, on whose behalf it
  // is checked. Presigned, it is good for as long as it says. Its body may have stayed there: what
  // x-amz-content-sha256 declares is believed.
  Checked<Authenticated> authenticate_elsewhere(const http::Request& request, base::Instant now);

  // The same for a string to sign that another service made, no longer than `oldest` ago. For
  // long-term keys: no session token comes along. Which headers there were that nobody signed, that
  // service alone can see.
  Checked<Authenticated> authenticate_elsewhere(const sigv4::HandedOver& signature,
                                                base::Seconds oldest, base::Instant now);

  // The same by Signature Version 2, which only S3 ever took. How old the string to sign may be is
  // for the caller to see to.
  Checked<Authenticated> authenticate_v2(const sigv4::HandedOver& signature, base::Instant now);

  // The first three on a thread that must not wait; nullopt where whose key it is would have to be
  // waited for.
  std::optional<Checked<Authenticated>> authenticate_at_once(const http::Request& request,
                                                             std::string_view service,
                                                             base::Instant now);
  std::optional<Checked<Authenticated>> authenticate_elsewhere_at_once(const http::Request& request,
                                                                       base::Instant now);
  std::optional<Checked<Authenticated>> authenticate_elsewhere_at_once(
      const sigv4::HandedOver& signature, base::Seconds oldest, base::Instant now);

 private:
  enum class Waiting { Allowed, Forbidden };

  // Why a check did not come to its end: it refused, or it would have to wait.
  struct Stop {
    std::optional<base::Error> error;  // nullopt: it would have to wait
    Stop() = default;
    Stop(base::Error refused) : error(std::move(refused)) {}
  };
  template <typename T>
  using Step = std::expected<T, Stop>;

  Step<Authenticated> check(const http::Request& request, std::string_view service,
                            base::Instant now, Waiting waiting);
  Step<Authenticated> check_elsewhere(const http::Request& request, base::Instant now,
                                      Waiting waiting);
  Step<Authenticated> check_elsewhere(const sigv4::HandedOver& signature, base::Seconds oldest,
                                      base::Instant now, Waiting waiting);
  Step<Authenticated> check_v2(const sigv4::HandedOver& signature, base::Instant now);
  Step<std::shared_ptr<const KeyHolder>> holder_of(const sigv4::Authorization& authorization,
                                                   base::Instant now, Waiting waiting);
  std::optional<KeyCache::Found> found(const sigv4::Authorization& authorization, Waiting waiting);

  template <typename Signed>
  static Checked<Authenticated> finished(Step<Authenticated> step, const Signed& signature);
  template <typename Signed>
  static std::optional<Checked<Authenticated>> finished_at_once(Step<Authenticated> step,
                                                                const Signed& signature);

  KeyCache& keys_;
  SessionCache& sessions_;
};

}  // namespace rollcall::auth
