#include "base/secret.h"

#include <atomic>

namespace rollcall::base {

void wipe(std::string& text) {
  volatile char* bytes = text.data();
  for (std::size_t i = 0; i < text.capacity(); ++i)
    bytes[i] = 0;
  std::atomic_signal_fence(std::memory_order_seq_cst);
  text.clear();
}

}  // namespace rollcall::base
