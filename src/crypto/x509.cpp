#include "crypto/x509.h"

#include <openssl/err.h>

#include "crypto/openssl.h"

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

X509Certificate x509_of_der(std::string_view der) {
  const unsigned char* at = bytes_of(der);
  X509Certificate parsed(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
  ERR_clear_error();  // what it noted about bad bytes is not for the next user of this thread
  if (at != bytes_of(der) + der.size())
    return nullptr;
  return parsed;
}

std::optional<Validity> validity_of(const X509& certificate) {
  const auto not_before = instant_of(X509_get0_notBefore(&certificate));
  const auto not_after = instant_of(X509_get0_notAfter(&certificate));
  if (!not_before || !not_after)
    return std::nullopt;
  return Validity{*not_before, *not_after};
}

}  // namespace rollcall::crypto
