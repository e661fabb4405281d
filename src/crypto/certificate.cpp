#include "crypto/certificate.h"

#include <openssl/err.h>
#include <openssl/x509.h>

#include <memory>

#include "base/encoding.h"
#include "crypto/hash.h"
#include "crypto/openssl.h"
#include "crypto/pem.h"

namespace rollcall::crypto {
namespace {

std::optional<base::Instant> instant_of(const ASN1_TIME* time) {
  std::tm fields{};
  if (ASN1_TIME_to_tm(time, &fields) != 1)
    return std::nullopt;
  using namespace std::chrono;
  const year_month_day date{year{fields.tm_year + 1900},
                            month(static_cast<unsigned>(fields.tm_mon + 1)),
                            day(static_cast<unsigned>(fields.tm_mday))};
  if (!date.ok())
    return std::nullopt;
  return sys_days{date} + hours{fields.tm_hour} + minutes{fields.tm_min} + seconds{fields.tm_sec};
}

}  // namespace

std::optional<Certificate> parse_certificate(std::string_view pem) {
  const auto der = from_pem(pem, "CERTIFICATE");
  if (!der)
    return std::nullopt;
  const unsigned char* at = bytes_of(*der);
  struct Free {
    void operator()(X509* certificate) const { X509_free(certificate); }
  };
  const std::unique_ptr<X509, Free> parsed(d2i_X509(nullptr, &at, static_cast<long>(der->size())));
  ERR_clear_error();  // what it noted about bad bytes is not for the next user of this thread
  if (!parsed || at != bytes_of(*der) + der->size())
    return std::nullopt;
  const auto not_before = instant_of(X509_get0_notBefore(parsed.get()));
  const auto not_after = instant_of(X509_get0_notAfter(parsed.get()));
  if (!not_before || !not_after)
    return std::nullopt;
  return Certificate{base::to_base32(sha1(*der)), *not_before, *not_after};
}

}  // namespace rollcall::crypto
