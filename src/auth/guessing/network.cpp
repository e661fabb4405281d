#include "auth/guessing/network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace rollcall::auth {
namespace {

constexpr std::size_t network_bytes = 8;
constexpr std::string_view of_ipv4 = "::ffff:";

using Ipv6 = std::array<unsigned char, sizeof(in6_addr)>;

std::optional<Ipv6> parse_ipv6(std::string_view text) {
  Ipv6 bytes;
  const std::string address(text.substr(0, text.find('%')));  // without the name of an interface
  return ::inet_pton(AF_INET6, address.c_str(), bytes.data()) == 1 ? std::optional(bytes)
                                                                   : std::nullopt;
}

std::string spelled(const Ipv6& bytes) {
  std::array<char, INET6_ADDRSTRLEN> text;
  return ::inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
}

bool is_ipv4(std::string_view text) {
  in_addr bytes;
  return ::inet_pton(AF_INET, std::string(text).c_str(), &bytes) == 1;
}

// What stands before a port, and within brackets.
std::string_view without_port(std::string_view text) {
  const std::size_t end = text.find(']');
  const bool is_bracketed =
      text.starts_with('[') && end != text.npos && (end + 1 == text.size() || text[end + 1] == ':');
  if (is_bracketed)
    return text.substr(1, end - 1);
  const bool has_port = std::ranges::count(text, ':') == 1;
  return has_port ? text.substr(0, text.find(':')) : text;
}

}  // namespace

std::optional<std::string> parse_address(std::string_view text) {
  const std::string_view host = without_port(text);
  if (is_ipv4(host))
    return std::string(host);
  const auto bytes = parse_ipv6(host);
  if (!bytes)
    return std::nullopt;
  const std::string address = spelled(*bytes);
  const bool is_mapped = address.starts_with(of_ipv4) && is_ipv4(address.substr(of_ipv4.size()));
  return is_mapped ? address.substr(of_ipv4.size()) : address;
}

bool is_loopback(std::string_view text) {
  const auto address = parse_address(text);
  return address && (address->starts_with("127.") || address == "::1");
}

std::string network_of(std::string_view address) {
  const std::string known = parse_address(address).value_or(std::string(address));
  if (is_loopback(known))
    return std::string(own_network);
  auto bytes = parse_ipv6(known);
  if (!bytes)
    return known;
  std::fill(bytes->begin() + network_bytes, bytes->end(), static_cast<unsigned char>(0));
  return spelled(*bytes) + "/64";
}

}  // namespace rollcall::auth
