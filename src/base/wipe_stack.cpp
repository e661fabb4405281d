#include "base/wipe_stack.h"

#include <string.h>  // explicit_bzero() is none of the standard's

#include <array>

namespace rollcall::base {
namespace {

constexpr std::size_t depth = 128 * 1024;

}  // namespace

// Not inlined: the array must lie where the calls before it have been.
[[gnu::noinline]] void wipe_stack() {
  std::array<char, depth> left_behind;
  ::explicit_bzero(left_behind.data(), left_behind.size());
}

}  // namespace rollcall::base
