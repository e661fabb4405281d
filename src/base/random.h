#pragma once
// Where random bytes come from. Whoever needs some is handed a source, so that a test can hand in
// its own.

#include <cstddef>
#include <functional>
#include <span>

namespace rollcall::base {

// Fills the span with random bytes; the real one cannot fail.
using RandomBytes = std::function<void(std::span<unsigned char>)>;

}  // namespace rollcall::base
