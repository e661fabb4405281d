#pragma once
// How numbers, times and texts lie in bytes that the store packs: numbers little-endian, a text
// behind its size, a time as the seconds since the year 0, in five bytes.

#include <bit>
#include <cassert>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "base/instant.h"
#include "store/damage.h"

namespace rollcall::store {

static_assert(std::endian::native == std::endian::little);

// Seconds between the year 0 and the epoch, and from the year 0 to the year 10000.
inline constexpr std::int64_t packed_epoch = 62'167'219'200;
inline constexpr std::int64_t packed_end_of_time = packed_epoch + 253'402'300'800;

class Packer {
 public:
  explicit Packer(std::size_t most = 0) { bytes_.reserve(most); }

  template <typename Number>
  void number(Number value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void time(base::Instant instant) {
    const auto seconds = static_cast<std::uint64_t>(base::to_epoch(instant) + packed_epoch);
    number(static_cast<std::uint32_t>(seconds));
    number(static_cast<std::uint8_t>(seconds >> 32U));
  }
  template <typename Size>
  void text(std::string_view text) {
    assert(text.size() <= std::numeric_limits<Size>::max());
    number(static_cast<Size>(text.size()));
    bytes_.append(text);
  }

  void append(std::string_view bytes) { bytes_.append(bytes); }

  const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
};

// Bytes that are none of a Packer's are Damage, which says what they should have been.
class Unpacker {
 public:
  Unpacker(std::string_view bytes, const char* what)
      : at_(bytes.data()), end_(at_ + bytes.size()), what_(what) {}

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
    if (seconds >= packed_end_of_time) [[unlikely]]
      refuse();
    return base::from_epoch(seconds - packed_epoch);
  }
  template <typename Size>
  std::string_view text() {
    const std::size_t size = number<Size>();
    return {take(size), size};
  }
  bool is_at_end() const { return at_ == end_; }

  [[noreturn, gnu::cold]] void refuse() const {
    throw Damage(std::string(what_) + " cannot be read");
  }

 private:
  const char* take(std::size_t size) {
    if (static_cast<std::size_t>(end_ - at_) < size) [[unlikely]]
      refuse();
    return std::exchange(at_, at_ + size);
  }

  const char* at_;
  const char* end_;
  const char* what_;
};

}  // namespace rollcall::store
