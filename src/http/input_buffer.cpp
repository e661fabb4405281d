#include "http/input_buffer.h"

#include <string.h>  // explicit_bzero() is none of the standard's

#include <algorithm>
#include <cstring>
#include <utility>

namespace rollcall::http {
namespace {

constexpr std::size_t usual_capacity = 16 * 1024;
constexpr std::size_t room_behind_head = 2 * 1024;

}  // namespace

void InputBuffer::release() {
  pinned_ = 0;
  if (begin_ != end_)
    return;
  if (touched_ > 0)
    ::explicit_bzero(bytes_.get(), touched_);
  begin_ = end_ = touched_ = 0;
  if (capacity_ > usual_capacity) {
    bytes_.reset();
    capacity_ = 0;
  }
}

std::span<char> InputBuffer::room() {
  move_unread_to(pinned_);
  if (pinned_ > 0)
    return {bytes_.get() + end_, capacity_ - end_};
  if (end_ + room_behind_head >= capacity_)
    grow();
  return {bytes_.get() + end_, capacity_ - room_behind_head - end_};
}

void InputBuffer::move_unread_to(std::size_t place) {
  const auto size = end_ - begin_;
  if (begin_ != place && size > 0)
    std::memmove(bytes_.get() + place, bytes_.get() + begin_, size);
  begin_ = place;
  end_ = place + size;
}

void InputBuffer::grow() {
  const auto most = max_head_bytes_ + room_behind_head;
  const auto capacity =
      capacity_ == 0 ? std::min(usual_capacity, most) : std::min(2 * capacity_, most);
  auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
  if (end_ > 0)
    std::memcpy(bytes.get(), bytes_.get(), end_);
  bytes_ = std::move(bytes);
  capacity_ = capacity;
}

}  // namespace rollcall::http
