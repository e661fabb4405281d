#include "crypto/certificate.h"

#include <openssl/err.h>
#include <openssl/x509.h>

#include <memory>

#include "base/encoding.h"
#include "crypto/hash.h"
#include "crypto/openssl.h"

namespace rollcall::crypto {
namespace {

constexpr std::string_view first_line = "-----BEGIN CERTIFICATE-----";
constexpr std::string_view last_line = "-----END CERTIFICATE-----";
constexpr std::string_view blanks = " \t\r\n";

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

// The bytes inside the frame; nullopt without a frame, or where what it holds is not base64.
std::optional<std::string> unframe(std::string_view pem) {
  pem = trim(pem);
  if (pem.size() < first_line.size() + last_line.size() || !pem.starts_with(first_line) ||
      !pem.ends_with(last_line))
    return std::nullopt;
  pem.remove_prefix(first_line.size());
  pem.remove_suffix(last_line.size());
  std::string base64;
  base64.reserve(pem.size());
  for (const char c : pem)
    if (!blanks.contains(c))
      base64.push_back(c);
  return base::from_base64(base64);
}

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
  const auto der = unframe(pem);
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
