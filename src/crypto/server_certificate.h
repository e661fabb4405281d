#pragma once
// Whether what a server would show to those who connect to it belongs together: the certificate,
// its private key, and the chain of those who vouch for it. All of it is PEM.

#include <expected>
#include <optional>
#include <string_view>

#include "base/instant.h"
#include "base/secret.h"

namespace rollcall::crypto {

struct ServerCertificateParts {
  std::string_view body;
  const base::Secret& private_key;
  std::optional<std::string_view> chain;  // one behind the other, each vouching for the one before
};

struct CheckedServerCertificate {
  base::Instant not_before;
  base::Instant not_after;
};

enum class ServerCertificateFault {
  NoCertificate,  // the body is not exactly one certificate
  NoPrivateKey,   // no RSA key of 1024 to 16384 bits and no key on a named curve, or under a
                  // password
  OtherKey,       // the private key is another certificate's
  BrokenChain,
};

struct UnfitServerCertificate {
  ServerCertificateFault fault;
  // Of a broken chain: the place in it of the last certificate that is good, and for which the next
  // one does not vouch; -1 is the certificate itself.
  int index = 0;
};

// Whether it is valid at the moment is for the caller to judge.
std::expected<CheckedServerCertificate, UnfitServerCertificate> check_server_certificate(
    const ServerCertificateParts& parts);

}  // namespace rollcall::crypto
