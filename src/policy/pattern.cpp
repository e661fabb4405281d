#include "policy/pattern.h"

#include "base/ascii.h"
#include "policy/wildcard.h"

namespace rollcall::policy {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// Several * in a row mean what one means, and cost more.
void append_with_wildcards(Pattern& pattern, char c) {
  if (c == '?')
    pattern.text += any_character;
  else if (c != '*')
    pattern.text += c;
  else if (!pattern.text.ends_with(any_run))
    pattern.text += any_run;
}

void append(Pattern& pattern, char c, Wildcards wildcards) {
  if (wildcards == Wildcards::Known)
    append_with_wildcards(pattern, c);
  else
    pattern.text += c;
}

// What stands between the braces. An empty key is that of no request.
void append_variable(Pattern& pattern, std::string_view inside) {
  if (inside == "*" || inside == "?" || inside == "$") {
    pattern.text += inside;
    return;
  }
  const auto comma = inside.find(',');
  Variable variable{
      pattern.text.size(), std::string(base::trimmed(inside.substr(0, comma), blanks)), {}};
  if (comma != std::string_view::npos) {
    const std::string_view quoted = base::trimmed(inside.substr(comma + 1), blanks);
    if (quoted.size() >= 2 && quoted.front() == '\'' && quoted.back() == '\'')
      variable.fallback = quoted.substr(1, quoted.size() - 2);
    else
      variable.key.clear();
  }
  pattern.variables.push_back(std::move(variable));
}

// The one value of a key in this request: a set of values has none, and no fallback helps.
std::optional<std::string_view> value_of(const Variable& variable, const Context& context,
                                         Budget& budget) {
  const ContextEntry* entry = context.find(variable.key, budget);
  if (entry == nullptr)
    return variable.fallback;
  if (entry->shape == Shape::Multiple)
    return std::nullopt;
  return entry->values.front();
}

// A byte that no UTF-8 text has, and that would be taken for a wildcard.
bool has_wildcard_byte(std::string_view value) {
  return value.find(any_run) != std::string_view::npos ||
         value.find(any_character) != std::string_view::npos;
}

Match match_text(std::string_view pattern, std::string_view text, Budget& budget) {
  const bool does_match = matches(pattern, text, budget);
  if (budget.is_exceeded())
    return Match::Unknown;
  return does_match ? Match::Yes : Match::No;
}

}  // namespace

Pattern read_pattern(std::string_view written, Notation notation) {
  Pattern pattern;
  while (!written.empty()) {
    if (notation.variables == Variables::Known && written.starts_with("${")) {
      const auto end = written.find('}');
      append_variable(pattern, end == std::string_view::npos ? "" : written.substr(2, end - 2));
      written.remove_prefix(end == std::string_view::npos ? written.size() : end + 1);
    } else {
      append(pattern, written.front(), notation.wildcards);
      written.remove_prefix(1);
    }
  }
  pattern.variables.shrink_to_fit();
  return pattern;
}

Pattern action_pattern(std::string_view written) {
  return read_pattern(base::lower(written), {Wildcards::Known, Variables::Literal});
}

// A step for each byte, and what looking for the keys takes. A fallback that only the end of the
// budget led to cannot be paid for.
std::optional<std::string> filled_in(const Pattern& pattern, const Context& context,
                                     Budget& budget) {
  if (!budget.spend(pattern.text.size()))
    return std::nullopt;
  std::string text;
  std::size_t copied = 0;
  for (const Variable& variable : pattern.variables) {
    const auto value = value_of(variable, context, budget);
    if (!value || !budget.spend(1 + value->size()) || has_wildcard_byte(*value))
      return std::nullopt;
    text.append(pattern.text, copied, variable.position - copied);
    text.append(*value);
    copied = variable.position;
  }
  text.append(pattern.text, copied);
  return text;
}

Match match(const Pattern& pattern, std::string_view text, const Context& context, Budget& budget) {
  if (pattern.variables.empty())
    return match_text(pattern.text, text, budget);
  const auto filled = filled_in(pattern, context, budget);
  return filled ? match_text(*filled, text, budget) : Match::Unknown;
}

}  // namespace rollcall::policy
