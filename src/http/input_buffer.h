#pragma once
// The bytes a connection has read and not yet used. A request's views point into it, so it knows
// which bytes must not move.

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

namespace rollcall::http {

class InputBuffer {
 public:
  // Holds a head of up to `max_head_bytes`, and always some room behind it in which a body passes
  // through.
  explicit InputBuffer(std::size_t max_head_bytes) : max_head_bytes_(max_head_bytes) {}

  std::string_view unread() const { return {bytes_.get() + begin_, end_ - begin_}; }
  void take(std::size_t size) { begin_ += size; }

  // Bytes taken so far stay where they are, until release(); then they are overwritten, for there
  // may have been a password among them.
  void pin() { pinned_ = begin_; }
  void release();

  // Room for what comes next; may move unread bytes. Never empty as long as the unread ones are
  // less than a head and, behind pinned ones, none.
  std::span<char> room();
  void received(std::size_t size) {
    end_ += size;
    touched_ = std::max(touched_, end_);
  }

 private:
  void move_unread_to(std::size_t place);
  void grow();

  std::size_t max_head_bytes_;
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
  std::size_t pinned_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t touched_ = 0;  // nothing was ever written behind it
};

}  // namespace rollcall::http
