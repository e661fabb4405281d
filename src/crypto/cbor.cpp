#include "crypto/cbor.h"

#include <cstdint>

namespace rollcall::crypto {
namespace {

constexpr int most_depth = 8;

enum class Kind { Number, NegativeNumber, Bytes, Text, Array, Map, Tag, Simple };

struct Head {
  Kind kind = Kind::Number;
  std::uint64_t value = 0;
};

// Cuts the head of an item from the front.
std::optional<Head> cut_head(std::string_view& bytes) {
  if (bytes.empty())
    return std::nullopt;
  const auto first = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  Head head{.kind = static_cast<Kind>(first >> 5), .value = first & 0x1FU};
  constexpr std::uint64_t in_the_next_byte = 24;
  constexpr std::uint64_t in_the_next_eight = 27;
  if (head.value > in_the_next_eight)
    return std::nullopt;
  if (head.value < in_the_next_byte)
    return head;
  const std::size_t size = std::size_t{1} << (head.value - in_the_next_byte);
  if (bytes.size() < size)
    return std::nullopt;
  head.value = 0;
  for (const char c : bytes.substr(0, size))
    head.value = head.value << 8 | static_cast<unsigned char>(c);
  bytes.remove_prefix(size);
  return head;
}

bool cut_item(std::string_view& bytes, int depth);

// Every item is a byte at the least: no more of them are looked for than there can be.
bool cut_items(std::string_view& bytes, std::uint64_t count, int depth) {
  if (count > bytes.size())
    return false;
  for (; count != 0; --count)
    if (!cut_item(bytes, depth))
      return false;
  return true;
}

bool cut_item(std::string_view& bytes, int depth) {
  const auto head = cut_head(bytes);
  if (!head || depth > most_depth)
    return false;
  switch (head->kind) {
    case Kind::Bytes:
    case Kind::Text:
      if (head->value > bytes.size())
        return false;
      bytes.remove_prefix(head->value);
      return true;
    case Kind::Array:
      return cut_items(bytes, head->value, depth + 1);
    case Kind::Map:
      return head->value <= bytes.size() && cut_items(bytes, 2 * head->value, depth + 1);
    case Kind::Tag:
      return cut_item(bytes, depth + 1);
    case Kind::Number:
    case Kind::NegativeNumber:
    case Kind::Simple:
      return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> cbor_item_size(std::string_view bytes) {
  std::string_view rest = bytes;
  if (!cut_item(rest, 1))
    return std::nullopt;
  return bytes.size() - rest.size();
}

}  // namespace rollcall::crypto
