#include "store/fail_stop.h"

#include <unistd.h>

#include <cstdlib>
#include <string>

namespace rollcall::store {

void fail_stop(std::string_view what, std::string_view detail) {
  std::string message = "rollcall: stopped at once, to keep what was acknowledged: ";
  message.append(what).append(": ").append(detail).append("\n");
  // One write, because other threads may be writing too. There is nothing to do if it fails.
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
  std::_Exit(exit_input_output_error);
}

}  // namespace rollcall::store
