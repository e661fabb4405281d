#include "sigv4/sign.h"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "base/ascii.h"
#include "base/encoding.h"
#include "crypto/hash.h"
#include "sigv4/authorization.h"
#include "sigv4/canonical_request.h"
#include "sigv4/request_date.h"
#include "sigv4/signing_key.h"
#include "sigv4/string_to_sign.h"

namespace rollcall::sigv4 {
namespace {

constexpr std::string_view left_unsigned[] = {"connection",        "expect",    "te", "upgrade",
                                              "transfer-encoding", "user-agent"};

// "host;x-amz-date": every name once, small and sorted.
std::string names_of(const std::vector<http::Header>& headers) {
  std::vector<std::string> names;
  for (const auto& line : headers) {
    auto name = base::lower(line.name);
    if (std::ranges::find(left_unsigned, name) == std::end(left_unsigned))
      names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  const auto repeated = std::ranges::unique(names);
  names.erase(repeated.begin(), repeated.end());
  std::string joined;
  for (const auto& name : names)
    joined.append(joined.empty() ? "" : ";").append(name);
  return joined;
}

}  // namespace

std::vector<http::ResponseHeader> sign(const http::Request& request, const Credentials& credentials,
                                       const Target& target, base::Instant now) {
  assert(http::header(request, "Host"));
  const CanonicalForm form = form_of(target.service);
  const std::string date = base::to_iso8601_basic(now);
  const CredentialScope scope{std::string_view(date).substr(0, 8), target.region, target.service};

  std::vector<http::ResponseHeader> added;
  added.push_back({std::string(date_header), date});
  if (credentials.session_token)
    added.push_back({std::string(token_header), *credentials.session_token});
  if (form.payload == PayloadForm::Declared)
    added.push_back({std::string(content_hash_header), base::to_hex(crypto::sha256(request.body))});

  http::Request whole = request;
  for (const auto& [name, value] : added)
    whole.headers.push_back({name, value});
  const std::string names = names_of(whole.headers);
  const auto key = derive_signing_key(credentials.secret_access_key, scope);
  const auto signature =
      key.signature(string_to_sign(now, scope, canonical_request(whole, names, form)));

  std::string value(algorithm);
  value.append(" Credential=").append(credentials.access_key_id).append("/");
  append_scope(value, scope);
  value.append(", SignedHeaders=").append(names).append(", Signature=").append(signature);
  added.push_back({"Authorization", std::move(value)});
  return added;
}

}  // namespace rollcall::sigv4
