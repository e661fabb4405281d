#include "gateway/path_style.h"

#include <algorithm>

#include "base/ascii.h"
#include "sigv4/text.h"

namespace rollcall::gateway {
namespace {

// The only Host of a request, without its port; nullopt where there are none or two.
std::optional<std::string_view> host_of(const http::Request& request) {
  std::optional<std::string_view> found;
  for (const http::Header& line : request.headers) {
    if (!base::equal_ignoring_case(line.name, "Host"))
      continue;
    if (found)
      return std::nullopt;
    found = sigv4::trim(line.value);
  }
  if (!found || found->ends_with(']'))  // of IPv6, without a port
    return found;
  const std::string_view host = found->substr(0, found->rfind(':'));
  const std::string_view port = found->substr(std::min(host.size() + 1, found->size()));
  return std::ranges::all_of(port, base::is_digit) ? std::optional(host) : std::nullopt;
}

// In capitals, some services would look for another bucket than others.
bool is_bucket(std::string_view text) {
  return !text.empty() && text.front() != '.' && std::ranges::all_of(text, [](char c) {
    return base::is_lower(c) || base::is_digit(c) || c == '-' || c == '.';
  });
}

}  // namespace

std::optional<std::string> path_style_target(const http::Request& request, std::string_view host) {
  if (host.empty())
    return std::string(request.target);
  auto asked = host_of(request);
  if (!asked || asked->size() < host.size())
    return std::nullopt;
  std::string_view bucket = asked->substr(0, asked->size() - host.size());
  if (!base::equal_ignoring_case(asked->substr(bucket.size()), host))
    return std::nullopt;
  if (bucket.empty())
    return std::string(request.target);
  if (!bucket.ends_with('.'))
    return std::nullopt;
  bucket.remove_suffix(1);
  if (!is_bucket(bucket))
    return std::nullopt;
  return "/" + std::string(bucket) + std::string(request.target);
}

}  // namespace rollcall::gateway
