#include "store/postgres/snapshot.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "store/damage.h"

namespace rollcall::store::postgres {
namespace {

std::int64_t number_in(std::string_view digits) {
  std::int64_t number = 0;
  const auto end = digits.data() + digits.size();
  const auto parsed = std::from_chars(digits.data(), end, number);
  if (parsed.ec != std::errc() || parsed.ptr != end)
    throw Damage("a number of a transaction is none: " + std::string(digits));
  return number;
}

// What stands before the sign; `rest` goes on behind it.
std::string_view part_of(std::string_view text, char sign) {
  return text.substr(0, text.find(sign));
}

std::string_view behind(std::string_view text, std::string_view part) {
  return text.substr(std::min(text.size(), part.size() + 1));
}

}  // namespace

Snapshot parse_snapshot(std::string_view text) {
  const std::string_view first = part_of(text, ':');
  text = behind(text, first);
  const std::string_view next = part_of(text, ':');
  text = behind(text, next);
  Snapshot snapshot{.first_open = number_in(first), .next = number_in(next)};
  while (!text.empty()) {
    const std::string_view open = part_of(text, ',');
    text = behind(text, open);
    snapshot.open.push_back(number_in(open));
  }
  return snapshot;
}

bool had_ended(const Snapshot& snapshot, std::int64_t transaction) {
  return transaction < snapshot.next &&
         std::ranges::find(snapshot.open, transaction) == snapshot.open.end();
}

}  // namespace rollcall::store::postgres
