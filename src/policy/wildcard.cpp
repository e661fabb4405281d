#include "policy/wildcard.h"

#include <cstddef>

namespace rollcall::policy {
namespace {

// The place behind the character that starts at `at`: bytes of the form 10xxxxxx continue one.
std::size_t after_character(std::string_view text, std::size_t at) {
  do
    ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
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

}  // namespace rollcall::policy
