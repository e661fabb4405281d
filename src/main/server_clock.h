#pragma once
// The one clock of a server, by which it dates everything: the machine's, or, only of a server that
// is for developers, the one in their hand.

#include <filesystem>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "jobs/clock_watch.h"
#include "main/server_events.h"

namespace rollcall::main {

struct ClockCommand {
  bool is_for_developers = false;
  std::filesystem::path file;  // empty: the machine's clock
};

// ValidationError for a file of a server that is not for developers, or one that says no time. The
// log shouts where nothing that the server says is to be believed.
base::Result<base::Clock> server_clock(const ClockCommand& command, const SayAt& say);

// What the watch over such a clock is to do.
jobs::ClockWatchOptions watch_options(const ClockCommand& command, base::Clock clock, Say say);

// What /readyz says of the clock, a line each; nothing while it is the machine's and all is well.
// The watch must outlive it.
std::function<std::string()> clock_notes(const ClockCommand& command, base::Clock clock,
                                         const jobs::ClockWatch& watch);

}  // namespace rollcall::main
