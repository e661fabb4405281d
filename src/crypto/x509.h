#pragma once
// X.509 certificates as OpenSSL holds them: for the files of this folder that read one, and for
// nobody else.

#include <openssl/x509.h>

#include <memory>
#include <optional>
#include <string_view>

#include "base/instant.h"

namespace rollcall::crypto {

struct FreeX509 {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using X509Certificate = std::unique_ptr<X509, FreeX509>;

// What the bytes hold, and nothing else may stand behind it; nullptr where they hold none.
X509Certificate x509_of_der(std::string_view der);

struct Validity {
  base::Instant not_before;
  base::Instant not_after;
};

// nullopt for a certificate whose dates are none.
std::optional<Validity> validity_of(const X509& certificate);

}  // namespace rollcall::crypto
