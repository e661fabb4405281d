#include "main/server_clock.h"

#include <utility>

#include "iam/errors.h"
#include "jobs/development_clock.h"
#include "main/system_clock.h"

namespace rollcall::main {
namespace {

constexpr std::string_view shout =
    "THIS SERVER IS FOR DEVELOPERS (--development): nothing that it dates is true; never let it "
    "hold real accounts";

}  // namespace

base::Result<base::Clock> server_clock(const ClockCommand& command, const SayAt& say) {
  if (!command.is_for_developers && !command.file.empty())
    return base::fail(iam::errors::validation_error,
                      "--clock-file: only a server that is for developers takes its time from a "
                      "file; --development says that this one is");
  base::Clock clock = system_clock();
  if (!command.file.empty()) {
    const auto in_hand =
        TRY(jobs::DevelopmentClock::open({.file = command.file, .machine = clock, .say = say}));
    clock = [in_hand] { return in_hand->now(); };
  }
  if (command.is_for_developers)
    say(clock(), "DEVELOPMENT", shout);
  return clock;
}

jobs::ClockWatchOptions watch_options(const ClockCommand& command, base::Clock clock, Say say) {
  return {.clock = std::move(clock),
          .say = std::move(say),
          .jumps = command.file.empty() ? jobs::Jumps::Told : jobs::Jumps::Meant};
}

std::function<std::string()> clock_notes(const ClockCommand& command, base::Clock clock,
                                         const jobs::ClockWatch& watch) {
  if (!command.is_for_developers)
    return [&watch] { return watch.notes(); };
  return [command, clock = std::move(clock), &watch] {
    std::string notes = "DEVELOPMENT: " + std::string(shout) + "\n";
    if (!command.file.empty())
      notes +=
          "the clock shows " + base::to_iso8601(clock()) + ", by " + command.file.string() + "\n";
    return notes + watch.notes();
  };
}

}  // namespace rollcall::main
