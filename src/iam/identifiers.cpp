#include "iam/identifiers.h"

#include <array>

#include "base/encoding.h"

namespace rollcall::iam {
namespace {

constexpr std::string_view long_term_prefix = "AKIA";
constexpr std::string_view temporary_prefix = "ASIA";
constexpr std::size_t access_key_id_size = 20;

// The layout of the ten bytes behind the prefix: one bit that is set, forty of account number,
// thirty-nine at random.
constexpr unsigned account_shift = 7;
constexpr std::uint64_t account_bits = 0x7fff'ffff'ff80;
constexpr std::uint64_t new_format_bit = 0x8000'0000'0000;

template <std::size_t size>
std::array<unsigned char, size> draw(const base::RandomBytes& random) {
  std::array<unsigned char, size> bytes{};
  random(bytes);
  return bytes;
}

template <std::size_t size>
std::string_view view(const std::array<unsigned char, size>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), size};
}

// A prefix that tells what it is the id of, and as many signs at random.
std::string unique_id(std::string_view prefix, std::size_t signs, const base::RandomBytes& random) {
  return std::string(prefix) + base::to_base32(view(draw<11>(random))).substr(0, signs);
}

std::string key_id(std::string_view prefix, AccountId account, const base::RandomBytes& random) {
  auto bytes = draw<10>(random);
  std::uint64_t head = new_format_bit | (account.number << account_shift & account_bits) |
                       (bytes[5] & ((1U << account_shift) - 1));
  for (int i = 5; i >= 0; --i, head >>= 8)
    bytes[static_cast<std::size_t>(i)] = static_cast<unsigned char>(head);
  return std::string(prefix) + base::to_base32(view(bytes));
}

}  // namespace

std::string new_user_id(const base::RandomBytes& random) { return unique_id("AIDA", 17, random); }
std::string new_group_id(const base::RandomBytes& random) { return unique_id("AGPA", 17, random); }
std::string new_role_id(const base::RandomBytes& random) { return unique_id("AROA", 17, random); }
std::string new_policy_id(const base::RandomBytes& random) { return unique_id("ANPA", 17, random); }
std::string new_instance_profile_id(const base::RandomBytes& random) {
  return unique_id("AIPA", 17, random);
}
std::string new_server_certificate_id(const base::RandomBytes& random) {
  return unique_id("ASCA", 17, random);
}
std::string new_ssh_key_id(const base::RandomBytes& random) {
  return unique_id("APKA", 16, random);
}
std::string new_service_specific_credential_id(const base::RandomBytes& random) {
  return unique_id("ACCA", 17, random);
}

std::string new_access_key_id(AccountId account, const base::RandomBytes& random) {
  return key_id(long_term_prefix, account, random);
}

std::string new_temporary_key_id(AccountId account, const base::RandomBytes& random) {
  return key_id(temporary_prefix, account, random);
}

bool is_temporary_key(std::string_view access_key_id) {
  return access_key_id.starts_with(temporary_prefix);
}

std::optional<AccountId> account_of_access_key(std::string_view access_key_id) {
  const bool has_prefix =
      access_key_id.starts_with(long_term_prefix) || access_key_id.starts_with(temporary_prefix);
  if (access_key_id.size() != access_key_id_size || !has_prefix)
    return std::nullopt;
  const auto bytes = base::from_base32(access_key_id.substr(long_term_prefix.size()));
  if (!bytes)
    return std::nullopt;
  std::uint64_t head = 0;
  for (int i = 0; i < 6; ++i)
    head = head << 8 | static_cast<unsigned char>((*bytes)[static_cast<std::size_t>(i)]);
  if ((head & new_format_bit) == 0)
    return std::nullopt;
  return AccountId{(head & account_bits) >> account_shift};
}

base::Secret new_secret_access_key(const base::RandomBytes& random) {
  return base::Secret(base::to_base64(view(draw<30>(random))));
}

std::string new_uuid(const base::RandomBytes& random) {
  auto bytes = draw<16>(random);
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
  std::string text = base::to_hex(view(bytes));
  for (const std::size_t dash : {8U, 13U, 18U, 23U})
    text.insert(dash, 1, '-');
  return text;
}

}  // namespace rollcall::iam
