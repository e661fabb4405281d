#include "policy/address_value.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <span>
#include <string>

#include "base/ascii.h"

namespace rollcall::policy {
namespace {

constexpr std::size_t v4_bits = 32;
constexpr std::size_t v6_bits = 128;
constexpr std::size_t mapped_bits = v6_bits - v4_bits;  // of ::ffff:0:0 before the IPv4 address

std::optional<std::size_t> read_number_up_to(std::string_view text, std::size_t most) {
  std::size_t number = 0;
  const bool has_digit = !text.empty() && base::is_digit(text.front());
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (!has_digit || error != std::errc{} || end != text.data() + text.size() || number > most)
    return std::nullopt;
  return number;
}

std::optional<Address> read_v4(std::string_view text) {
  Address address{AddressFamily::V4, {}};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto dot = i < 3 ? text.find('.') : text.size();
    if (dot == std::string_view::npos)
      return std::nullopt;
    const auto number = read_number_up_to(text.substr(0, dot), 255);
    if (!number)
      return std::nullopt;
    address.bytes[i] = static_cast<unsigned char>(*number);
    text.remove_prefix(std::min(dot + 1, text.size()));
  }
  return address;
}

// As it is written, mapped or not.
std::optional<Address> read_v6(std::string_view text) {
  Address address{AddressFamily::V6, {}};
  const bool ends_early = text.find('\0') != std::string_view::npos;
  if (ends_early || inet_pton(AF_INET6, std::string(text).c_str(), address.bytes.data()) != 1)
    return std::nullopt;
  return address;
}

bool is_mapped(const Address& address) {
  constexpr std::array<unsigned char, 12> beginning = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  return address.family == AddressFamily::V6 &&
         std::ranges::equal(beginning, std::span(address.bytes).first<12>());
}

Address unmapped(const Address& address) {
  Address v4{AddressFamily::V4, {}};
  std::ranges::copy(std::span(address.bytes).last<4>(), v4.bytes.begin());
  return v4;
}

}  // namespace

std::optional<Address> read_address(std::string_view text) {
  if (const auto v4 = read_v4(text))
    return v4;
  const auto v6 = read_v6(text);
  return v6 && is_mapped(*v6) ? unmapped(*v6) : v6;
}

std::optional<AddressRange> read_address_range(std::string_view text) {
  const auto slash = text.find('/');
  const auto v4 = read_v4(text.substr(0, slash));
  const auto address = v4 ? v4 : read_v6(text.substr(0, slash));
  if (!address)
    return std::nullopt;
  const std::size_t bits = v4 ? v4_bits : v6_bits;
  const auto prefix = slash == std::string_view::npos
                          ? std::optional(bits)
                          : read_number_up_to(text.substr(slash + 1), bits);
  if (!prefix)
    return std::nullopt;
  if (is_mapped(*address) && *prefix >= mapped_bits)
    return AddressRange{unmapped(*address), *prefix - mapped_bits};
  return AddressRange{*address, *prefix};
}

bool contains(const AddressRange& range, const Address& address) {
  if (range.address.family != address.family)
    return false;
  const std::size_t whole_bytes = range.prefix / 8;
  if (!std::equal(address.bytes.begin(), address.bytes.begin() + whole_bytes,
                  range.address.bytes.begin()))
    return false;
  const std::size_t rest = range.prefix % 8;
  if (rest == 0)
    return true;
  const auto difference = address.bytes[whole_bytes] ^ range.address.bytes[whole_bytes];
  return difference >> (8 - rest) == 0;
}

}  // namespace rollcall::policy
