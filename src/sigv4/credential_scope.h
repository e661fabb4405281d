#pragma once
// What a signing key is good for: one day, one region, one service.
// "20150830/us-east-1/iam/aws4_request".

#include <string>
#include <string_view>

namespace rollcall::sigv4 {

inline constexpr std::string_view algorithm = "AWS4-HMAC-SHA256";
inline constexpr std::string_view scope_terminator = "aws4_request";

// The four parts as they were sent, right or wrong; views into the request.
struct CredentialScope {
  std::string_view date;  // YYYYMMDD
  std::string_view region;
  std::string_view service;
  std::string_view terminator = scope_terminator;
};

void append_scope(std::string& out, const CredentialScope& scope);

// Whether this looks like a region of AWS ("us-gov-west-1"), which is all that can be said: new
// ones keep coming.
bool is_region(std::string_view text);

// Whether a region or a service may be called this where every name is taken: stores of one's own
// have regions such as "default".
bool is_scope_name(std::string_view text);

}  // namespace rollcall::sigv4
