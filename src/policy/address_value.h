#pragma once
// Addresses of IPv4 and IPv6, and ranges of them in CIDR notation, as conditions compare them.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace rollcall::policy {

enum class AddressFamily { V4, V6 };

struct Address {
  AddressFamily family;
  std::array<unsigned char, 16> bytes;  // of IPv4 the first four
};

struct AddressRange {
  Address address;
  std::size_t prefix;  // how many bits are those of all addresses in the range
};

// Leading zeros do not matter. An IPv4 address that is written as one of IPv6 (::ffff:192.0.2.1) is
// the IPv4 address.
std::optional<Address> read_address(std::string_view text);

// An address alone is a range of one.
std::optional<AddressRange> read_address_range(std::string_view text);

bool contains(const AddressRange& range, const Address& address);

}  // namespace rollcall::policy
