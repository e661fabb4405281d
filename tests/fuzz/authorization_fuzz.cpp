// Anything at all as a request: whatever it is, parsing and verifying it must end, touch no byte
// that is not there, and accept nothing that the key did not sign.

#include <algorithm>
#include <cstdlib>

#include "sigv4/verify.h"

namespace {

using namespace rollcall;

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

// The first line is the target, those up to an empty one are headers, the rest is the body.
http::Request request_of(std::string_view input) {
  http::Request request;
  request.method = "GET";
  request.target = take_line(input);
  for (auto line = take_line(input); !line.empty(); line = take_line(input)) {
    const std::size_t colon = std::min(line.find(':'), line.size());
    request.headers.push_back(
        {line.substr(0, colon), line.substr(std::min(colon + 1, line.size()))});
  }
  request.body = input;
  return request;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const http::Request request = request_of({reinterpret_cast<const char*>(data), size});
  const auto authorization = sigv4::parse_authorization(request);
  if (!authorization)
    return 0;
  static_cast<void>(sigv4::check_scope(*authorization, "iam"));
  static_cast<void>(sigv4::check_time(*authorization, sigv4::allowed_clock_skew,
                                      base::from_epoch(1'440'938'160)));
  static const base::Secret secret("with which no input was ever signed");
  if (sigv4::verify(request, *authorization,
                    sigv4::derive_signing_key(secret, authorization->scope)))
    std::abort();
  return 0;
}
