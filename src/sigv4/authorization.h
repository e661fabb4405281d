#pragma once
// What a request says about its own signature, whether in its Authorization header or, presigned,
// in its query. Nothing here is believed yet.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"
#include "http/message.h"
#include "sigv4/credential_scope.h"

namespace rollcall::sigv4 {

// What a presigned request says in its query.
inline constexpr std::string_view algorithm_parameter = "X-Amz-Algorithm";
inline constexpr std::string_view credential_parameter = "X-Amz-Credential";
inline constexpr std::string_view signature_parameter = "X-Amz-Signature";
inline constexpr std::string_view signed_headers_parameter = "X-Amz-SignedHeaders";
inline constexpr std::string_view expires_parameter = "X-Amz-Expires";
inline constexpr std::string_view token_header = "X-Amz-Security-Token";

enum class Carrier { Header, Query };

// Views look into the request, or into `decoded`; so an Authorization may be copied, and lives as
// long as the request.
struct Authorization {
  Carrier carrier = Carrier::Header;
  std::string_view access_key_id;
  CredentialScope scope;
  std::string_view signed_headers;  // "host;x-amz-date", as it was sent
  std::string_view signature;
  base::Instant date;
  std::optional<std::string_view> expires;  // X-Amz-Expires as it was sent, which only S3 looks at
  std::optional<std::string_view> session_token;
  std::shared_ptr<const std::vector<std::string>> decoded;  // the values of a presigned request
};

// errors::missing_authentication_token for a request that nobody signed;
// errors::incomplete_signature, or incomplete_query of a presigned one, for what was signed in a
// way that cannot be understood; errors::signature_does_not_match where its Host is not signed.
base::Result<Authorization> parse_authorization(const http::Request& request);

}  // namespace rollcall::sigv4
