#include "policy/wildcard.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace rollcall::policy {
namespace {

// The place behind the character that starts at `at`: bytes of the form 10xxxxxx continue one.
std::size_t after_character(std::string_view text, std::size_t at) {
  do
    ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

// The same pattern with "*?" written as "?*", so that the * of wildcards in a row stands last.
std::string with_runs_last(std::string_view pattern) {
  std::string same;
  bool is_run_due = false;
  for (const char c : pattern) {
    if (is_run_due && c != any_run && c != any_character)
      same += any_run;
    is_run_due = c == any_run || (is_run_due && c == any_character);
    if (c != any_run)
      same += c;
  }
  return is_run_due ? same + any_run : same;
}

// How many of all texts but the empty one match what is left of a pattern.
Below matched_by(std::string_view rest) {
  const auto is_run = [](std::string_view text) { return text.size() == 1 && text[0] == any_run; };
  if (is_run(rest) || (rest.starts_with(any_character) && is_run(rest.substr(1))))
    return Below::All;
  return rest.empty() ? Below::None : Below::Some;
}

}  // namespace

bool matches(std::string_view pattern, std::string_view text, Budget& budget) {
  constexpr auto nowhere = std::string_view::npos;
  std::size_t in_pattern = 0;
  std::size_t in_text = 0;
  std::size_t behind_run = nowhere;  // in the pattern: the place behind the last * that was met
  std::size_t run_end = 0;           // in the text: where what that * stands for ends

  // Only the last * can be in need of more: a shorter match of an earlier one leaves every later
  // one more to choose from.
  while (in_text < text.size()) {
    if (!budget.spend())
      return false;
    const bool is_at_end = in_pattern == pattern.size();
    if (!is_at_end && pattern[in_pattern] == any_run) {
      behind_run = ++in_pattern;
      run_end = in_text;
      if (behind_run == pattern.size())
        return true;
    } else if (!is_at_end && pattern[in_pattern] == any_character) {
      ++in_pattern;
      in_text = after_character(text, in_text);
    } else if (!is_at_end && pattern[in_pattern] == text[in_text]) {
      ++in_pattern;
      ++in_text;
    } else if (behind_run != nowhere) {
      in_pattern = behind_run;
      run_end = after_character(text, run_end);
      in_text = run_end;
    } else {
      return false;
    }
  }
  while (in_pattern < pattern.size() && pattern[in_pattern] == any_run)
    ++in_pattern;
  return in_pattern == pattern.size();
}

// Every way to lay the pattern over the prefix: places[t][p] says that the first p bytes of the one
// can match the first t of the other.
Below matches_below(std::string_view written, std::string_view prefix, Budget& budget) {
  if (!budget.spend((written.size() + 1) * (prefix.size() + 1)))
    return Below::None;
  const std::string pattern = with_runs_last(written);
  std::vector places(prefix.size() + 1, std::vector<bool>(pattern.size() + 1));
  places[0][0] = true;
  for (std::size_t t = 0; t <= prefix.size(); ++t) {
    const std::size_t next = t < prefix.size() ? after_character(prefix, t) : t;
    for (std::size_t p = 0; p < pattern.size(); ++p) {
      if (!places[t][p])
        continue;
      if (pattern[p] == any_run)
        places[t][p + 1] = places[next][p] = true;
      else if (t < prefix.size() && pattern[p] == any_character)
        places[next][p + 1] = true;
      else if (t < prefix.size() && pattern[p] == prefix[t])
        places[t + 1][p + 1] = true;
    }
  }
  Below best = Below::None;
  for (std::size_t p = 0; p <= pattern.size(); ++p)
    if (places[prefix.size()][p])
      best = std::max(best, matched_by(std::string_view(pattern).substr(p)));
  return best;
}

}  // namespace rollcall::policy
