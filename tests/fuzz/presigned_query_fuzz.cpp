// Any query at all, as it is and with a good signature behind it. What is accepted was signed and
// lasts no longer than a week, nothing can be added to it, and its claim is short and printable.

#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/instant.h"
#include "sigv4/canonical_request.h"
#include "sigv4/claim.h"
#include "sigv4/signing_key.h"
#include "sigv4/string_to_sign.h"
#include "sigv4/verify.h"

namespace {

using namespace rollcall;

const base::Secret secret("with which only this program signs");
const base::Instant date = base::from_epoch(1'440'938'160);
constexpr sigv4::CredentialScope scope{"20150830", "us-east-1", "s3"};
constexpr std::string_view id = "AKIDEXAMPLE";
constexpr std::string_view signature_of_it =
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&"
    "X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fs3%2Faws4_request";

void insist(bool holds) {
  if (!holds)
    std::abort();
}

http::Request request_for(std::string_view target) {
  return {.method = "GET",
          .target = target,
          .headers = {{"Host", "store.example.com"}},
          .body = {},
          .remote_address = {}};
}

// Whether the key made the signature, and nothing that means something was left unsigned.
bool is_accepted(const http::Request& request) {
  const auto authorization = sigv4::parse_authorization(request);
  if (!authorization || !sigv4::check_scope(*authorization) ||
      !sigv4::check_headers(request, *authorization))
    return false;
  const auto key = sigv4::derive_signing_key(secret, authorization->scope);
  return sigv4::verify(request, *authorization, key).has_value();
}

void check_claim(const http::Request& request) {
  const auto is_shown = [](std::string_view text) {
    return text.size() < 600 &&
           std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
  };
  const sigv4::Claim claim = sigv4::claim_of(request);
  insist(is_shown(claim.access_key_id) && is_shown(claim.signed_for) &&
         is_shown(claim.signed_headers));
}

// No presigned request is good for longer than a week, whatever it says.
void check_end(const http::Request& request) {
  const auto authorization = sigv4::parse_authorization(request);
  if (!authorization)
    return;
  const base::Instant made = authorization->date;
  insist(!sigv4::check_expiry(*authorization, made + sigv4::longest_expiry + base::Seconds{1}));
  insist(!sigv4::check_time(*authorization, sigv4::allowed_clock_skew,
                            made + sigv4::allowed_clock_skew + base::Seconds{1}));
}

// The query with our own signature behind it.
std::string signed_target(std::string_view query) {
  std::string target = "/bucket/object?";
  target.append(query).append("&").append(signature_of_it);
  const auto canonical =
      sigv4::canonical_request(request_for(target), "host", sigv4::form_of("s3"));
  const auto signature = sigv4::derive_signing_key(secret, scope)
                             .signature(sigv4::string_to_sign(date, scope, canonical));
  return target + "&X-Amz-Signature=" + signature;
}

void check_signed(const std::string& target) {
  const http::Request request = request_for(target);
  const auto authorization = sigv4::parse_authorization(request);
  if (!authorization)
    return;  // it said something of the signature twice
  insist(is_accepted(request));
  insist(authorization->access_key_id == id && authorization->date == date);
  insist(authorization->signed_headers == "host");
  insist(sigv4::claim_of(request).access_key_id == id);

  http::Request with_header = request;
  with_header.headers.push_back({"X-Amz-Copy-Source", "/secret/x"});
  insist(!is_accepted(with_header));
  for (const char* more :
       {"&acl", "&x-amz-expires=604800", "&X-Amz-Expires=1", "&X-Amz-Signature=0"})
    insist(!is_accepted(request_for(target + more)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  const std::string bare = "/?" + std::string(query);
  insist(!is_accepted(request_for(bare)));
  check_claim(request_for(bare));
  check_end(request_for(bare));

  const std::string target = signed_target(query);
  check_claim(request_for(target));
  check_end(request_for(target));
  check_signed(target);
  return 0;
}
