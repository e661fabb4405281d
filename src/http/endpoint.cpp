#include "http/endpoint.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/ascii.h"
#include "http/errors.h"

namespace rollcall::http {
namespace {

constexpr std::uint16_t plain_port = 80;
constexpr std::uint16_t tls_port = 443;

std::uint16_t usual_port(Transport transport) {
  return transport == Transport::Tls ? tls_port : plain_port;
}

bool is_host_character(char c) {
  return base::is_letter(c) || base::is_digit(c) || c == '-' || c == '.' || c == '_';
}
bool is_address_character(char c) {
  return base::is_letter(c) || base::is_digit(c) || c == ':' || c == '.' || c == '%';
}
bool is_path_character(char c) { return c > ' ' && c < '\x7f' && c != '?' && c != '#'; }

std::optional<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc{} || end != text.data() + text.size() || port == 0)
    return std::nullopt;
  return port;
}

struct Authority {
  std::string_view host;
  std::string_view port;  // empty without one
};

// "host", "host:port", "[address]" or "[address]:port".
std::optional<Authority> split(std::string_view authority) {
  if (authority.starts_with('[')) {
    const auto end = authority.find(']');
    if (end == std::string_view::npos)
      return std::nullopt;
    const auto host = authority.substr(1, end - 1);
    const auto rest = authority.substr(end + 1);
    if (!std::ranges::all_of(host, is_address_character) ||
        !(rest.empty() || rest.starts_with(':')))
      return std::nullopt;
    return Authority{host, rest.substr(rest.empty() ? 0 : 1)};
  }
  const auto colon = authority.find(':');
  const auto host = authority.substr(0, colon);
  if (!std::ranges::all_of(host, is_host_character))
    return std::nullopt;
  return Authority{host, colon == std::string_view::npos ? "" : authority.substr(colon + 1)};
}

}  // namespace

base::Result<Endpoint> parse_endpoint(std::string_view url) {
  const auto bad = [url] {
    return base::fail(errors::bad_endpoint,
                      std::string(url) + " is not an endpoint like http://127.0.0.1:8080");
  };
  const auto colon = url.find("://");
  if (colon == std::string_view::npos)
    return bad();
  Endpoint endpoint;
  const auto scheme = base::lower(url.substr(0, colon));
  if (scheme != "http" && scheme != "https")
    return bad();
  endpoint.transport = scheme == "https" ? Transport::Tls : Transport::Plain;

  const auto rest = url.substr(colon + 3);
  const auto slash = rest.find('/');
  const auto authority = split(rest.substr(0, slash));
  if (!authority || authority->host.empty())
    return bad();
  endpoint.host = authority->host;
  endpoint.port = usual_port(endpoint.transport);
  if (!authority->port.empty()) {
    const auto port = parse_port(authority->port);
    if (!port)
      return bad();
    endpoint.port = *port;
  }
  if (slash != std::string_view::npos)
    endpoint.path = rest.substr(slash);
  if (!std::ranges::all_of(endpoint.path, is_path_character))
    return bad();
  return endpoint;
}

std::string host_header(const Endpoint& endpoint) {
  auto text = endpoint.host.contains(':') ? "[" + endpoint.host + "]" : endpoint.host;
  if (endpoint.port != usual_port(endpoint.transport))
    text += ":" + std::to_string(endpoint.port);
  return text;
}

}  // namespace rollcall::http
