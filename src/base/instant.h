#pragma once
// Moments in time. IAM counts in whole seconds of UTC, and so does everything here.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rollcall::base {

using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

// Says what time it is. Only main and jobs own one; everybody else is told `now`.
using Clock = std::function<Instant()>;

// The bytes of "2026-09-11T13:14:52Z" and of "20260911T131452Z". Every year from 0 to 9999 has four
// digits.
inline constexpr std::size_t iso8601_size = 20;
inline constexpr std::size_t iso8601_basic_size = 16;

// Write exactly as many bytes at `out` and return the byte behind them. The report writes millions
// of the one, and signatures need the other at every request.
char* write_iso8601(char* out, Instant instant);
char* write_iso8601_basic(char* out, Instant instant);

std::string to_iso8601(Instant instant);
std::string to_iso8601_basic(Instant instant);

// "20260911T131452Z", and nothing else, as an instant; nullopt if it is not a real date and time.
std::optional<Instant> parse_iso8601_basic(std::string_view text);

// "2026-09-11T13:14:52Z", or with "+00:00" in place of the Z (credential reports up to 2024).
std::optional<Instant> parse_iso8601(std::string_view text);

// The second since the epoch, as the store keeps it.
inline long long to_epoch(Instant instant) { return instant.time_since_epoch().count(); }
inline Instant from_epoch(long long second) { return Instant{Seconds{second}}; }

}  // namespace rollcall::base
