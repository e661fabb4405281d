#pragma once
// A clock in the hand of a developer: it shows what a file says, which is read at every look, so
// that a server can be taken through days in seconds. Nothing that it dates is true.

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/instant.h"
#include "base/result.h"

namespace rollcall::jobs {

// A moment at which time stands still, or how far it is ahead of the machine's clock (negative:
// behind) and goes on with it.
using ClockSetting = std::variant<base::Instant, base::Seconds>;

// "2026-10-11T12:00:00Z", or an offset in days, hours, minutes and seconds, such as "+30d" or
// "-1h30m", with white space around it. nullopt for all else, and for what lies before 1970 or
// further away than 9999 days.
std::optional<ClockSetting> parse_clock_setting(std::string_view text);

struct DevelopmentClockOptions {
  std::filesystem::path file;
  base::Clock machine;
  // At each change of what the file says; from any thread.
  std::function<void(base::Instant now, std::string_view event, std::string_view about)> say;
};

// May be asked by many threads at once.
class DevelopmentClock {
 public:
  // ValidationError where the file cannot be read or says no time.
  static base::Result<std::shared_ptr<DevelopmentClock>> open(DevelopmentClockOptions options);

  // While the file says no time, what it said last holds.
  base::Instant now();

 private:
  struct Said {
    std::string event;
    std::string about;
  };

  DevelopmentClock(DevelopmentClockOptions options, std::string text, ClockSetting setting);
  std::optional<Said> look();

  const DevelopmentClockOptions options_;
  std::mutex mutex_;   // of all below
  std::string text_;   // of the file at the last look
  ClockSetting good_;  // what it said last
};

}  // namespace rollcall::jobs
