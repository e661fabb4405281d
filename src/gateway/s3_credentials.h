#pragma once
// What a store sends to the S3 token API, read from its JSON.

#include <string>
#include <string_view>

#include "base/result.h"

namespace rollcall::gateway {

// More than any string to sign needs.
inline constexpr std::size_t most_credentials_bytes = 16 * 1024;

struct S3Credentials {
  std::string access_key_id;
  std::string string_to_sign;
  std::string signature;
};

// MalformedCredentials for what is no JSON of this shape, or too large. The token is base64 in
// either alphabet: Swift sends one, Ceph the other.
base::Result<S3Credentials> parse_s3_credentials(std::string_view body);

}  // namespace rollcall::gateway
