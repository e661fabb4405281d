#include "crypto/certificate.h"

#include "base/encoding.h"
#include "crypto/hash.h"
#include "crypto/pem.h"
#include "crypto/x509.h"

namespace rollcall::crypto {

std::optional<Certificate> parse_certificate(std::string_view pem) {
  const auto der = from_pem(pem, certificate_label);
  if (!der)
    return std::nullopt;
  const X509Certificate parsed = x509_of_der(*der);
  if (!parsed)
    return std::nullopt;
  const auto validity = validity_of(*parsed);
  if (!validity)
    return std::nullopt;
  return Certificate{base::to_base32(sha1(*der)), validity->not_before, validity->not_after};
}

}  // namespace rollcall::crypto
