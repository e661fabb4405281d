#include "policy/pattern.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "policy/wildcard.h"

namespace rollcall::policy {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// Several * in a row mean what one means, and cost more.
void append(Pattern& pattern, char c) {
  if (c == '?')
    pattern.text += any_character;
  else if (c != '*')
    pattern.text += c;
  else if (!pattern.text.ends_with(any_run))
    pattern.text += any_run;
}

// What stands between the braces. An empty key is that of no request.
void append_variable(Pattern& pattern, std::string_view inside) {
  if (inside == "*" || inside == "?" || inside == "$") {
    pattern.text += inside;
    return;
  }
  const auto comma = inside.find(',');
  Variable variable{pattern.text.size(), std::string(trimmed(inside.substr(0, comma))), {}};
  if (comma != std::string_view::npos) {
    const std::string_view quoted = trimmed(inside.substr(comma + 1));
    if (quoted.size() >= 2 && quoted.front() == '\'' && quoted.back() == '\'')
      variable.fallback = quoted.substr(1, quoted.size() - 2);
    else
      variable.key.clear();
  }
  pattern.variables.push_back(std::move(variable));
}

// The pattern's text with every variable's value in its place, a step for each byte; nullopt if one
// has no value, or the budget no more steps. A value that is not UTF-8 has no place in a resource,
// and its bytes could be taken for wildcards.
std::optional<std::string> filled_in(const Pattern& pattern, Context context, Budget& budget) {
  if (!budget.spend(pattern.text.size()))
    return std::nullopt;
  std::string text;
  std::size_t copied = 0;
  for (const Variable& variable : pattern.variables) {
    auto value = value_of(context, variable.key);
    if (!value && variable.fallback)
      value = *variable.fallback;
    if (!value || !budget.spend(value->size() + 1) || !base::is_utf8(*value))
      return std::nullopt;
    text.append(pattern.text, copied, variable.position - copied);
    text.append(*value);
    copied = variable.position;
  }
  text.append(pattern.text, copied);
  return text;
}

}  // namespace

Pattern action_pattern(std::string_view written) {
  Pattern pattern;
  for (const char c : written)
    append(pattern, base::lower(c));
  return pattern;
}

Pattern resource_pattern(std::string_view written) {
  Pattern pattern;
  while (!written.empty()) {
    if (written.starts_with("${")) {
      const auto end = written.find('}');
      append_variable(pattern, end == std::string_view::npos ? "" : written.substr(2, end - 2));
      written.remove_prefix(end == std::string_view::npos ? written.size() : end + 1);
    } else {
      append(pattern, written.front());
      written.remove_prefix(1);
    }
  }
  return pattern;
}

Match match(const Pattern& pattern, std::string_view text, Context context, Budget& budget) {
  if (pattern.variables.empty())
    return matches(pattern.text, text, budget) ? Match::Yes : Match::No;
  const auto filled = filled_in(pattern, context, budget);
  if (!filled)
    return Match::Unknown;
  return matches(*filled, text, budget) ? Match::Yes : Match::No;
}

}  // namespace rollcall::policy
