#include "store/deflate.h"

#include <zlib.h>

#include <cassert>

namespace rollcall::store {
namespace {

const Bytef* start_of(std::string_view bytes) {
  return reinterpret_cast<const Bytef*>(bytes.data());
}

}  // namespace

std::string deflate(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string deflated(size, '\0');
  // Only a want of memory can make it fail, and of room, of which there is enough.
  [[maybe_unused]] const int code = compress2(reinterpret_cast<Bytef*>(deflated.data()), &size,
                                              start_of(bytes), bytes.size(), Z_DEFAULT_COMPRESSION);
  assert(code == Z_OK);
  deflated.resize(size);
  return deflated;
}

std::optional<std::string> inflate(std::string_view deflated, std::size_t most) {
  uLongf size = most;
  std::string bytes(size, '\0');
  const int code = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &size, start_of(deflated),
                              deflated.size());
  if (code != Z_OK)
    return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace rollcall::store
