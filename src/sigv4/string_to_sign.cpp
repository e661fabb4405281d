#include "sigv4/string_to_sign.h"

#include "base/encoding.h"
#include "crypto/hash.h"

namespace rollcall::sigv4 {

std::string string_to_sign(base::Instant date, const CredentialScope& scope,
                           std::string_view canonical_request) {
  std::string text;
  text.reserve(192);  // enough for every scope of AWS
  char written[base::iso8601_basic_size];
  base::write_iso8601_basic(written, date);
  text.append(algorithm).append("\n").append(written, sizeof written).append("\n");
  append_scope(text, scope);
  text.append("\n");
  base::append_hex(text, crypto::sha256(canonical_request));
  return text;
}

}  // namespace rollcall::sigv4
