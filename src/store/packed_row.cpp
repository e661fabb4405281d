#include "store/packed_row.h"

#include <cstdint>
#include <limits>

#include "store/packing.h"

namespace rollcall::store {
namespace {

// The first byte says how the others are to be read. Behind it are the flags, then the texts and
// times of what the flags say there is, in the order of report::Row.
constexpr std::uint8_t damage_layout = 0;
constexpr std::uint8_t present_layout = 1;

using Flags = std::uint16_t;
using Size = std::uint16_t;

constexpr Flags has_password = 1U << 0U;
constexpr Flags has_used_password = 1U << 1U;
constexpr Flags has_mfa = 1U << 2U;

// Of a key or a certificate; those of the next slot lie behind.
constexpr unsigned first_key_bit = 3;
constexpr unsigned bits_of_key = 3;
constexpr unsigned first_certificate_bit = first_key_bit + bits_of_key * report::slots;
constexpr unsigned bits_of_certificate = 2;
constexpr unsigned is_there = 1U << 0U;
constexpr unsigned is_active = 1U << 1U;
constexpr unsigned is_used = 1U << 2U;
static_assert(first_certificate_bit + bits_of_certificate * report::slots <=
              std::numeric_limits<Flags>::digits);

constexpr Flags flag_of(bool holds, unsigned flag) { return holds ? static_cast<Flags>(flag) : 0; }

Flags flags_of(const report::Row& row) {
  unsigned flags = flag_of(row.password.has_value(), has_password) |
                   flag_of(row.password && row.password->last_used, has_used_password) |
                   flag_of(row.mfa_active, has_mfa);
  for (std::size_t slot = 0; slot < report::slots; ++slot) {
    if (const auto& key = row.access_keys[slot])
      flags |= (is_there | flag_of(key->active, is_active) |
                flag_of(key->last_used.has_value(), is_used))
               << (first_key_bit + bits_of_key * slot);
    if (const auto& certificate = row.certificates[slot])
      flags |= (is_there | flag_of(certificate->active, is_active))
               << (first_certificate_bit + bits_of_certificate * slot);
  }
  return static_cast<Flags>(flags);
}

void unpack_keys(Unpacker& bytes, unsigned flags, report::Row& row) {
  for (auto& slot : row.access_keys) {
    if ((flags & is_there) != 0) {
      auto& key = slot.emplace(
          report::AccessKey{.active = (flags & is_active) != 0, .created = bytes.time()});
      if ((flags & is_used) != 0) {
        auto& use = key.last_used.emplace();
        use.date = bytes.time();
        use.region = bytes.text<Size>();
        use.service = bytes.text<Size>();
      }
    }
    flags >>= bits_of_key;
  }
}

void unpack_certificates(Unpacker& bytes, unsigned flags, report::Row& row) {
  for (auto& slot : row.certificates) {
    if ((flags & is_there) != 0)
      slot = report::Certificate{.active = (flags & is_active) != 0, .uploaded = bytes.time()};
    flags >>= bits_of_certificate;
  }
}

}  // namespace

std::string packed(const report::Row& row) {
  constexpr std::size_t most_besides_texts = 80;
  Packer bytes(most_besides_texts + row.user.size() + row.path.size());
  bytes.number(present_layout);
  bytes.number(flags_of(row));
  bytes.text<Size>(row.user);
  bytes.text<Size>(row.path);
  bytes.time(row.created);
  if (row.password) {
    bytes.time(row.password->last_changed);
    if (row.password->last_used)
      bytes.time(*row.password->last_used);
  }
  for (const auto& key : row.access_keys) {
    if (!key)
      continue;
    bytes.time(key->created);
    if (!key->last_used)
      continue;
    bytes.time(key->last_used->date);
    bytes.text<Size>(key->last_used->region);
    bytes.text<Size>(key->last_used->service);
  }
  for (const auto& certificate : row.certificates)
    if (certificate)
      bytes.time(certificate->uploaded);
  return bytes.take();
}

std::optional<std::string> with_use_of_password(std::string_view bytes, base::Instant used) {
  report::Row row = unpacked(bytes, {});
  if (!row.password)
    return std::nullopt;
  row.password->last_used = used;
  return packed(row);
}

std::optional<std::string> with_use_of_key(std::string_view bytes, std::size_t slot,
                                           const report::AccessKeyUse& use) {
  report::Row row = unpacked(bytes, {});
  if (slot >= report::slots || !row.access_keys[slot])
    return std::nullopt;
  row.access_keys[slot]->last_used = use;
  return packed(row);
}

std::string packed_damage() { return {static_cast<char>(damage_layout)}; }

report::Row unpacked(std::string_view packed, std::string_view account_id) {
  Unpacker bytes(packed, "a packed row");
  if (bytes.number<std::uint8_t>() != present_layout) [[unlikely]]
    bytes.refuse();
  const unsigned flags = bytes.number<Flags>();
  report::Row row;
  row.account_id = account_id;
  row.user = bytes.text<Size>();
  row.holder = row.user.empty() ? report::Holder::Root : report::Holder::User;
  row.path = bytes.text<Size>();
  row.created = bytes.time();
  if ((flags & has_password) != 0) {
    auto& password = row.password.emplace(report::Password{bytes.time(), std::nullopt});
    if ((flags & has_used_password) != 0)
      password.last_used = bytes.time();
  }
  row.mfa_active = (flags & has_mfa) != 0;
  unpack_keys(bytes, flags >> first_key_bit, row);
  unpack_certificates(bytes, flags >> first_certificate_bit, row);
  if (!bytes.is_at_end()) [[unlikely]]
    bytes.refuse();
  return row;
}

}  // namespace rollcall::store
