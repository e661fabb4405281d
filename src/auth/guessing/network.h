#pragma once
// Addresses as far as guessing goes: which are the machine's own, and which of them are one place,
// because one person may have as many of them as they like.

#include <optional>
#include <string>
#include <string_view>

namespace rollcall::auth {

// "192.0.2.7" or "2001:db8::1", in one spelling, from these and from what proxies write:
// "192.0.2.7:1234", "[2001:db8::1]:1234", "::ffff:192.0.2.7". nullopt for what is no address.
std::optional<std::string> parse_address(std::string_view text);

// Whether this is an address of the machine itself, spelled in any of these ways.
bool is_loopback(std::string_view text);

// The place where an address is: all of the machine's own are one, and so are those of an IPv6
// network of 64 bits, which is what one customer is given at the least. RFC 6177.
std::string network_of(std::string_view address);
inline constexpr std::string_view own_network = "loopback";

}  // namespace rollcall::auth
