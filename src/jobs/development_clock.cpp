#include "jobs/development_clock.h"

#include <charconv>
#include <fstream>
#include <thread>
#include <utility>

#include "iam/errors.h"

namespace rollcall::jobs {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t most_bytes = 64;  // more than any time takes
constexpr base::Seconds furthest = std::chrono::days{9999};

struct Unit {
  char sign;
  base::Seconds length;
};

// In the order in which they may stand.
constexpr Unit units[] = {
    {'d', std::chrono::days{1}},
    {'h', 1h},
    {'m', 1min},
    {'s', 1s},
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(white) - first + 1);
}

// "30d", "1h30m": each unit once, the longer before the shorter.
std::optional<base::Seconds> parse_span(std::string_view text) {
  base::Seconds span{0};
  const Unit* next = std::begin(units);
  while (!text.empty()) {
    int count = 0;
    const auto [stop, trouble] = std::from_chars(text.data(), text.data() + text.size(), count);
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    if (trouble != std::errc{} || count < 0 || text.empty())
      return std::nullopt;
    while (next != std::end(units) && next->sign != text.front())
      ++next;
    if (next == std::end(units))
      return std::nullopt;
    span += count * next->length;
    ++next;
    text.remove_prefix(1);
  }
  return span;
}

// A shell empties a file before it writes into it: one that is empty is read again in a moment.
std::string text_of(const std::filesystem::path& file) {
  std::string text;
  for (int attempt = 0; attempt < 5 && text.empty(); ++attempt) {
    if (attempt > 0)
      std::this_thread::sleep_for(10ms);
    std::ifstream stream(file, std::ios::binary);
    text.resize(most_bytes);
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
  }
  return text;
}

base::Instant shown(const ClockSetting& setting, base::Instant machine) {
  if (const auto* stands = std::get_if<base::Instant>(&setting))
    return *stands;
  return machine + std::get<base::Seconds>(setting);
}

}  // namespace

std::optional<ClockSetting> parse_clock_setting(std::string_view text) {
  text = trimmed(text);
  if (const auto instant = base::parse_iso8601(text))
    return *instant >= base::Instant{} ? std::optional<ClockSetting>(*instant) : std::nullopt;
  if (text.size() < 2 || (text.front() != '+' && text.front() != '-'))
    return std::nullopt;
  const auto span = parse_span(text.substr(1));
  if (!span || *span > furthest)
    return std::nullopt;
  return text.front() == '-' ? -*span : *span;
}

base::Result<std::shared_ptr<DevelopmentClock>> DevelopmentClock::open(
    DevelopmentClockOptions options) {
  std::string text = text_of(options.file);
  const auto setting = parse_clock_setting(text);
  if (!setting)
    return base::fail(iam::errors::validation_error,
                      options.file.string() +
                          " says no time: it must hold one such as 2026-10-11T12:00:00Z, or an "
                          "offset such as +30d or -1h30m");
  return std::shared_ptr<DevelopmentClock>(
      new DevelopmentClock(std::move(options), std::move(text), *setting));
}

DevelopmentClock::DevelopmentClock(DevelopmentClockOptions options, std::string text,
                                   ClockSetting setting)
    : options_(std::move(options)), text_(std::move(text)), good_(setting) {}

base::Instant DevelopmentClock::now() {
  const base::Instant machine = options_.machine();
  std::optional<Said> said;
  base::Instant now;
  {
    const std::lock_guard lock(mutex_);
    said = look();
    now = shown(good_, machine);
  }
  if (said)
    options_.say(now, said->event, said->about);
  return now;
}

std::optional<DevelopmentClock::Said> DevelopmentClock::look() {
  std::string text = text_of(options_.file);
  if (text == text_)
    return std::nullopt;
  text_ = std::move(text);
  const auto setting = parse_clock_setting(text_);
  if (!setting)
    return Said{"development clock broken",
                options_.file.string() + " says no time; what it said last holds"};
  good_ = *setting;
  return Said{"development clock moved", "by " + options_.file.string()};
}

}  // namespace rollcall::jobs
