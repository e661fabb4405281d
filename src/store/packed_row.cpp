#include "store/packed_row.h"

#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <limits>

#include "store/damage.h"

namespace rollcall::store {
namespace {

// The first byte says how the others are to be read. Behind it are the flags, then the texts and
// times of what the flags say there is, in the order of report::Row. Numbers are little-endian, a
// text is its size and its bytes, a time the seconds since the year 0, in five bytes.
constexpr std::uint8_t damage_layout = 0;
constexpr std::uint8_t present_layout = 1;
static_assert(std::endian::native == std::endian::little);

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

// Seconds between the year 0 and the epoch, and from the year 0 to the year 10000.
constexpr std::int64_t epoch = 62'167'219'200;
constexpr std::int64_t end_of_time = epoch + 253'402'300'800;

class Packer {
 public:
  explicit Packer(std::size_t most) { bytes_.reserve(most); }

  template <typename Number>
  void number(Number value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void time(base::Instant instant) {
    const auto seconds = static_cast<std::uint64_t>(base::to_epoch(instant) + epoch);
    number(static_cast<std::uint32_t>(seconds));
    number(static_cast<std::uint8_t>(seconds >> 32U));
  }
  void text(std::string_view text) {
    assert(text.size() <= std::numeric_limits<Size>::max());
    number(static_cast<Size>(text.size()));
    bytes_.append(text);
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

[[noreturn, gnu::cold]] void refuse() { throw Damage("a packed row cannot be read"); }

class Unpacker {
 public:
  explicit Unpacker(std::string_view bytes) : at_(bytes.data()), end_(at_ + bytes.size()) {}

  template <typename Number>
  Number number() {
    Number value;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }
  base::Instant time() {
    const std::uint64_t low = number<std::uint32_t>();
    const std::uint64_t high = number<std::uint8_t>();
    const auto seconds = static_cast<std::int64_t>(low | high << 32U);
    if (seconds >= end_of_time) [[unlikely]]
      refuse();
    return base::from_epoch(seconds - epoch);
  }
  std::string_view text() {
    const std::size_t size = number<Size>();
    return {take(size), size};
  }
  void expect_end() const {
    if (at_ != end_) [[unlikely]]
      refuse();
  }

 private:
  const char* take(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) [[unlikely]]
      refuse();
    return std::exchange(at_, at_ + size);
  }

  const char* at_;
  const char* end_;
};

void unpack_keys(Unpacker& bytes, unsigned flags, report::Row& row) {
  for (auto& slot : row.access_keys) {
    if ((flags & is_there) != 0) {
      auto& key = slot.emplace(
          report::AccessKey{.active = (flags & is_active) != 0, .created = bytes.time()});
      if ((flags & is_used) != 0) {
        auto& use = key.last_used.emplace();
        use.date = bytes.time();
        use.region = bytes.text();
        use.service = bytes.text();
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
  bytes.text(row.user);
  bytes.text(row.path);
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
    bytes.text(key->last_used->region);
    bytes.text(key->last_used->service);
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
  Unpacker bytes(packed);
  if (bytes.number<std::uint8_t>() != present_layout) [[unlikely]]
    refuse();
  const unsigned flags = bytes.number<Flags>();
  report::Row row;
  row.account_id = account_id;
  row.user = bytes.text();
  row.holder = row.user.empty() ? report::Holder::Root : report::Holder::User;
  row.path = bytes.text();
  row.created = bytes.time();
  if ((flags & has_password) != 0) {
    auto& password = row.password.emplace(report::Password{bytes.time(), std::nullopt});
    if ((flags & has_used_password) != 0)
      password.last_used = bytes.time();
  }
  row.mfa_active = (flags & has_mfa) != 0;
  unpack_keys(bytes, flags >> first_key_bit, row);
  unpack_certificates(bytes, flags >> first_certificate_bit, row);
  bytes.expect_end();
  return row;
}

}  // namespace rollcall::store
