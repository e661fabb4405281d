// Any bytes as a user's signing certificate. What is accepted has the name that its bytes give it,
// however its text is broken into lines, and nothing may stand beside it.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/encoding.h"
#include "crypto/certificate.h"
#include "crypto/hash.h"
#include "crypto/pem.h"

namespace {

using namespace rollcall;

void require(bool holds) {
  if (!holds)
    std::abort();
}

void require_same(const crypto::Certificate& certificate, const std::string& text) {
  const auto again = crypto::parse_certificate(text);
  require(again && again->id == certificate.id && again->not_before == certificate.not_before &&
          again->not_after == certificate.not_after);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string pem(reinterpret_cast<const char*>(bytes), size);
  const auto certificate = crypto::parse_certificate(pem);
  if (!certificate)
    return 0;
  require(certificate->id.size() == 32);
  const auto der = crypto::from_pem(pem, "CERTIFICATE");
  require(der && certificate->id == base::to_base32(crypto::sha1(*der)));
  const std::string written = crypto::to_pem(*der, "CERTIFICATE");
  require_same(*certificate, written);
  require_same(*certificate, "\r\n\t " + pem + " \n");
  require(!crypto::parse_certificate(pem + pem));
  require(!crypto::parse_certificate(pem + "\n" + written));
  require(!crypto::parse_certificate(crypto::to_pem(*der + '\0', "CERTIFICATE")));
  require(!crypto::parse_certificate(crypto::to_pem(*der, "X509 CRL")));
  return 0;
}
