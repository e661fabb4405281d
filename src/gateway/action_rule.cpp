#include "gateway/action_rule.h"

#include <algorithm>
#include <span>

#include "base/ascii.h"
#include "gateway/words.h"
#include "http/message.h"
#include "iam/errors.h"

namespace rollcall::gateway {
namespace {

using Words = std::span<const std::string_view>;

// What a {name} may be.
using Names = std::vector<std::string_view>;

constexpr std::string_view and_word = "and";
constexpr std::string_view with_word = "with";
constexpr std::string_view optional_slash = "[/]";
constexpr std::string_view blanks = " \t\r";

std::unexpected<base::Error> wrong(std::string_view why) {
  return base::fail(iam::errors::validation_error, std::string(why));
}

bool is_method(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, base::is_upper);
}

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return base::is_letter(c) || base::is_digit(c) || c == '_';
  });
}

bool is_header_name(std::string_view text) {
  if (text.ends_with('*'))
    text.remove_suffix(1);
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return base::is_lower(c) || base::is_digit(c) || c == '-';
  });
}

// "{key*}": Rest, "key".
base::Result<PathPart> part_of(std::string_view text) {
  if (text.find_first_of("{}[]*") == std::string_view::npos)
    return PathPart{PathPart::Kind::Text, std::string(text)};
  PathPart::Kind kind = PathPart::Kind::Any;
  if (!text.starts_with('{') || !text.ends_with('}'))
    return wrong("a part of a path is a text or a {name}");
  text = text.substr(1, text.size() - 2);
  if (text.ends_with('*')) {
    kind = PathPart::Kind::Rest;
    text.remove_suffix(1);
  }
  if (!is_name(text))
    return wrong("a name consists of letters and digits");
  return PathPart{kind, std::string(text)};
}

base::Result<std::vector<PathPart>> path_of(std::string_view text) {
  if (!text.starts_with('/'))
    return wrong("a path begins with '/'");
  std::vector<PathPart> path;
  while (!text.empty()) {
    text.remove_prefix(1);
    const std::string_view part = text.substr(0, text.find('/'));
    text.remove_prefix(part.size());
    if (part.empty() && !text.empty())
      return wrong("a path has no empty parts");
    if (!path.empty() && path.back().kind == PathPart::Kind::Rest)
      return wrong("only the last part of a path takes the rest");
    path.push_back(TRY(part_of(part)));
  }
  return path;
}

base::Result<ParameterPattern> parameter_of(std::string_view text) {
  using Kind = ParameterPattern::Kind;
  if (text.starts_with('[') && text.ends_with(']'))
    return ParameterPattern{Kind::Optional, std::string(text.substr(1, text.size() - 2)), {}};
  const std::size_t equals = text.find('=');
  const std::string name(text.substr(0, equals));
  if (name.empty())
    return wrong("a parameter has a name");
  if (equals == std::string_view::npos)
    return ParameterPattern{Kind::Bare, name, {}};
  const std::string value(text.substr(equals + 1));
  if (value.empty())
    return wrong("a parameter without a value has no '=': it is the same");
  return ParameterPattern{value == "*" ? Kind::Filled : Kind::Exact, name, value};
}

base::Result<TargetPattern> target_of(std::string_view text) {
  TargetPattern target;
  std::string_view path = http::path_of(text);
  if (path.ends_with(optional_slash)) {
    target.end = TargetPattern::End::SlashWelcome;
    path.remove_suffix(optional_slash.size());
  }
  target.path = TRY(path_of(path));
  if (target.end == TargetPattern::End::SlashWelcome &&
      target.path.back().kind == PathPart::Kind::Rest)
    return wrong("what takes the rest takes a slash as well");
  for (const std::string_view each : words(http::query_of(text), '&')) {
    if (each == "*")
      target.others = TargetPattern::Others::Welcome;
    else
      target.parameters.push_back(TRY(parameter_of(each)));
  }
  return target;
}

// Adds the names of a path, which must not stand for something already.
base::Result<Names> with_names_of(const TargetPattern& target, Names names) {
  for (const PathPart& part : target.path) {
    if (part.kind == PathPart::Kind::Text)
      continue;
    if (std::ranges::find(names, part.text) != names.end())
      return wrong("a name stands for one thing");
    names.push_back(part.text);
  }
  return names;
}

base::Result<base::Nothing> check_names(std::string_view text, const Names& names) {
  bool are_known = true;
  const auto look_up = [&](std::string_view name) {
    are_known = are_known && std::ranges::find(names, name) != names.end();
  };
  if (walk(text, look_up, [](std::string_view) {}) && are_known)
    return base::Nothing{};
  return wrong("action or resource holds a name that stands for nothing");
}

bool is_word(std::string_view word) { return word == and_word || word == with_word; }

// "ACTION [RESOURCE] and ACTION [RESOURCE] …" up to the next "with"; takes what it reads.
base::Result<std::vector<PermissionTemplate>> permissions_of(Words& rest, const Names& names) {
  std::vector<PermissionTemplate> permissions;
  while (!rest.empty() && !is_word(rest.front())) {
    PermissionTemplate permission{std::string(rest.front()), "*"};
    rest = rest.subspan(1);
    if (permission.action.find(':') == std::string::npos)
      return wrong("an action is SERVICE:NAME");
    if (!rest.empty() && !is_word(rest.front())) {
      permission.resource = rest.front();
      rest = rest.subspan(1);
    }
    TRY(check_names(permission.action, names));
    std::string_view resource = permission.resource;
    if (resource.ends_with(everything_below))
      resource.remove_suffix(everything_below.size());
    TRY(check_names(resource, names));
    permissions.push_back(std::move(permission));
    if (rest.empty() || rest.front() != and_word)
      break;
    rest = rest.subspan(1);
    if (rest.empty() || is_word(rest.front()))
      return wrong("'and' stands before one more permission");
  }
  return permissions;
}

// "with NAME[=TARGET] [PERMISSIONS]"; takes what it reads.
base::Result<HeaderPattern> header_of(Words& rest, Names names) {
  if (rest.front() != with_word || rest.size() < 2 || is_word(rest[1]))
    return wrong("what follows a permission is 'and PERMISSION' or 'with HEADER PERMISSION'");
  const std::string_view text = rest[1];
  rest = rest.subspan(2);
  const std::size_t equals = text.find('=');
  HeaderPattern header{.name = std::string(text.substr(0, equals)), .value = {}, .permissions = {}};
  if (!is_header_name(header.name))
    return wrong("the name of a header is written in small letters");
  if (equals != std::string_view::npos) {
    header.value = TRY(target_of(text.substr(equals + 1)));
    names = TRY(with_names_of(*header.value, std::move(names)));
  }
  header.permissions = TRY(permissions_of(rest, names));
  return header;
}

base::Result<ActionRule> rule_of(Words rest) {
  if (rest.size() < 3)
    return wrong("at least three words are needed");
  ActionRule rule;
  if (rest[0] != "*") {
    for (const std::string_view method : words(rest[0], ',')) {
      if (!is_method(method))
        return wrong("a method is written in capitals");
      rule.methods.emplace_back(method);
    }
  }
  rule.target = TRY(target_of(rest[1]));
  rest = rest.subspan(2);
  const Names names =
      TRY(with_names_of(rule.target, Names(std::begin(request_names), std::end(request_names))));
  rule.permissions = TRY(permissions_of(rest, names));
  if (rule.permissions.empty())
    return wrong("a rule names a permission");
  while (!rest.empty())
    rule.headers.push_back(TRY(header_of(rest, names)));
  return rule;
}

std::string_view without_comment(std::string_view line) {
  line = line.substr(0, line.find('#'));
  return line.substr(0, line.find_last_not_of(blanks) + 1);
}

}  // namespace

base::Result<ActionRule> parse_action_rule(std::string_view text) {
  auto rule = rule_of(words(text, ' '));
  if (rule)
    return rule;
  return wrong("'" + std::string(text) +
               "' is not METHODS PATH[?QUERY] ACTION [RESOURCE] [and …] [with HEADER …]: " +
               rule.error().message);
}

base::Result<std::vector<ActionRule>> parse_action_rules(std::string_view text) {
  std::vector<std::string> wholes;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    std::string said(without_comment(line));
    std::ranges::replace(said, '\t', ' ');
    if (said.empty())
      continue;
    if (said.front() != ' ')
      wholes.push_back(std::move(said));
    else if (wholes.empty())
      return wrong("the first rule begins at the margin");
    else
      wholes.back() += said;
  }
  std::vector<ActionRule> rules;
  for (const std::string& whole : wholes)
    rules.push_back(TRY(parse_action_rule(whole)));
  return rules;
}

}  // namespace rollcall::gateway
