#pragma once
// The end of the process when what was kept is no longer known: after an I/O error, when the
// outcome of a write would be a guess. Whoever was not answered yet is never answered; the next
// start reads what really is on the disk.

#include <string_view>

namespace rollcall::store {

// Exit code EX_IOERR of sysexits.h.
inline constexpr int exit_input_output_error = 74;

// Says why on standard error and ends the process at once: no destructor runs, nothing is flushed,
// nobody is told that something succeeded. Safe on any thread.
[[noreturn]] void fail_stop(std::string_view what, std::string_view detail);

}  // namespace rollcall::store
