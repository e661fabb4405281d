#include "gateway/original_request.h"

#include <optional>

#include "base/ascii.h"
#include "gateway/errors.h"
#include "sigv4/canonical_request.h"
#include "sigv4/text.h"

namespace rollcall::gateway {
namespace {

// The two families of headers that proxies describe a request in.
struct Description {
  std::string_view method;
  std::string_view target;
};
constexpr Description nginx{"X-Original-Method", "X-Original-URI"};
constexpr Description caddy{"X-Forwarded-Method", "X-Forwarded-Uri"};

// A proxy sends no body along; many clients sign how long it is.
constexpr std::string_view original_length_header = "X-Original-Content-Length";

std::unexpected<base::Error> malformed(std::string message) {
  return base::fail(errors::malformed_inquiry, std::move(message));
}

// A header that stands there once at most. One that is given twice could be read in two ways.
base::Result<std::optional<std::string_view>> sole(const http::Request& question,
                                                   std::string_view name) {
  std::optional<std::string_view> found;
  for (const http::Header& line : question.headers) {
    if (line.name.size() != name.size() || !base::equal_ignoring_case(line.name, name))
      continue;
    if (found)
      return malformed("'" + std::string(name) + "' must not be given more than once.");
    found = sigv4::trim(line.value);
  }
  return found;
}

bool is_described(const http::Request& question, const Description& family) {
  return http::header(question, family.method) || http::header(question, family.target);
}

base::Result<std::string_view> needed(const http::Request& question, std::string_view name) {
  const auto value = TRY(sole(question, name));
  if (!value || value->empty())
    return malformed("The proxy must send '" + std::string(name) + "'.");
  return *value;
}

// Method and target, from headers.
base::Result<Description> described(const http::Request& question) {
  const bool by_nginx = is_described(question, nginx);
  const bool by_caddy = is_described(question, caddy);
  if (by_nginx == by_caddy)
    return malformed(by_nginx ? "Both X-Original-… and X-Forwarded-… say which request it is."
                              : "The proxy must say which request it is, in X-Original-Method and "
                                "X-Original-URI, or in X-Forwarded-Method and X-Forwarded-Uri.");
  const Description& family = by_nginx ? nginx : caddy;
  return Description{TRY(needed(question, family.method)), TRY(needed(question, family.target))};
}

// Headers as the client sent them, but for the length of a body that stayed with the proxy.
base::Result<std::vector<http::Header>> original_headers(const http::Request& question) {
  TRY(sole(question, sigv4::content_hash_header));
  const auto length = TRY(sole(question, original_length_header));
  std::vector<http::Header> headers;
  headers.reserve(question.headers.size() + 1);
  for (const http::Header& line : question.headers)
    if (!length || !base::equal_ignoring_case(line.name, "Content-Length"))
      headers.push_back(line);
  if (length && !length->empty())
    headers.push_back({"Content-Length", *length});
  return headers;
}

}  // namespace

bool is_forward_auth(std::string_view path) {
  return path.starts_with(forward_auth_path) &&
         (path.size() == forward_auth_path.size() || path[forward_auth_path.size()] == '/');
}

base::Result<http::Request> original_request(const http::Request& question) {
  http::Request original{.method = question.method,
                         .target = {},
                         .headers = TRY(original_headers(question)),
                         .body = question.body,
                         .remote_address = question.remote_address,
                         .transport = question.transport};
  const bool is_in_headers = http::path_of(question.target) == forward_auth_path;
  if (is_in_headers) {
    const Description request = TRY(described(question));
    original.method = request.method;
    original.target = request.target;
  } else {
    original.target = question.target.substr(forward_auth_path.size());
  }
  if (!original.target.starts_with('/'))
    return malformed("The path of a request begins with '/'.");
  return original;
}

std::string_view last_hop(std::string_view addresses) {
  return sigv4::trim(addresses.substr(addresses.rfind(',') + 1));
}

}  // namespace rollcall::gateway
