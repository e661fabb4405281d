#include "gateway/action_rule.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "base/encoding.h"
#include "gateway/words.h"
#include "http/message.h"
#include "iam/errors.h"
#include "sigv4/text.h"

namespace rollcall::gateway {
namespace {

using Value = std::pair<std::string_view, std::string>;
using Values = std::vector<Value>;

constexpr std::string_view request_names[] = {"service", "region", "account", "method", "Method"};

std::unexpected<base::Error> wrong(std::string_view rule, std::string_view why) {
  return base::fail(
      iam::errors::validation_error,
      "'" + std::string(rule) + "' is not METHODS PATH ACTION [RESOURCE]: " + std::string(why));
}

// "{key*}": Rest, "key".
PathPart part_of(std::string_view text) {
  if (!text.starts_with('{') || !text.ends_with('}'))
    return {PathPart::Kind::Text, std::string(text)};
  const std::string_view name = text.substr(1, text.size() - 2);
  if (name.ends_with('*'))
    return {PathPart::Kind::Rest, std::string(name.substr(0, name.size() - 1))};
  return {PathPart::Kind::Any, std::string(name)};
}

// A path may end with a slash, but has no empty part before: "/a/b/" is "a", "b", "". nullopt for
// others.
std::optional<std::vector<std::string_view>> parts_of(std::string_view path) {
  if (!path.starts_with('/'))
    return std::nullopt;
  std::vector<std::string_view> parts;
  for (path.remove_prefix(1);; path.remove_prefix(parts.back().size() + 1)) {
    parts.push_back(path.substr(0, path.find('/')));
    if (parts.back().size() == path.size())
      return parts;
    if (parts.back().empty())
      return std::nullopt;
  }
}

// Calls `use` with each {name} of a template, and `keep` with what stands between. False where a
// brace is not closed.
bool walk(std::string_view text, auto use, auto keep) {
  while (!text.empty()) {
    const std::size_t brace = text.find('{');
    keep(text.substr(0, brace));
    if (brace == std::string_view::npos)
      return true;
    const std::size_t end = text.find('}', brace);
    if (end == std::string_view::npos)
      return false;
    use(text.substr(brace + 1, end - brace - 1));
    text.remove_prefix(end + 1);
  }
  return true;
}

bool knows_all_names(const ActionRule& rule, std::string_view text) {
  bool is_known = true;
  const auto look_up = [&](std::string_view name) {
    is_known = is_known && (std::ranges::find(request_names, name) != std::end(request_names) ||
                            std::ranges::any_of(rule.path, [&](const PathPart& part) {
                              return part.kind != PathPart::Kind::Text && part.text == name;
                            }));
  };
  return walk(text, look_up, [](std::string_view) {}) && is_known;
}

std::string filled_in(std::string_view text, const Values& values) {
  std::string out;
  walk(
      text,
      [&](std::string_view name) { out += std::ranges::find(values, name, &Value::first)->second; },
      [&](std::string_view between) { out += between; });
  return out;
}

bool has_parameter(std::string_view target, std::string_view name) {
  return std::ranges::any_of(sigv4::split_query(http::query_of(target)), [&](const auto& raw) {
    return sigv4::decode_parameter(raw.name) == name;
  });
}

// The parts of a path that means one thing to everybody, decoded.
std::optional<std::vector<std::string>> plain_parts(std::string_view path) {
  const auto parts = parts_of(path);
  if (!parts)
    return std::nullopt;
  std::vector<std::string> plain;
  for (const std::string_view part : *parts) {
    auto decoded = base::percent_decode(part, base::Plus::Literal);
    const bool is_plain = decoded && *decoded != "." && *decoded != ".." &&
                          decoded->find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
    if (!is_plain)
      return std::nullopt;
    plain.push_back(*std::move(decoded));
  }
  return plain;
}

std::string joined(std::span<const std::string> parts) {
  std::string out;
  for (const std::string& part : parts)
    out.append(&part == parts.data() ? "" : "/").append(part);
  return out;
}

// Adds what the path's parts are called; false where the path is another one.
std::optional<Values> matched(const std::vector<PathPart>& pattern,
                              const std::vector<std::string>& parts) {
  Values values;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const PathPart& part = pattern[at];
    if (at >= parts.size())
      return std::nullopt;
    if (part.kind == PathPart::Kind::Rest) {
      values.emplace_back(part.text, joined(std::span(parts).subspan(at)));
      return values;
    }
    if (part.kind == PathPart::Kind::Text ? part.text != parts[at] : parts[at].empty())
      return std::nullopt;
    if (part.kind == PathPart::Kind::Any)
      values.emplace_back(part.text, parts[at]);
  }
  return parts.size() == pattern.size() ? std::optional(std::move(values)) : std::nullopt;
}

void add_request(Values& values, const SignedRequest& request) {
  std::string spoken = base::lower(request.method);
  if (!spoken.empty() && base::is_lower(spoken.front()))
    spoken.front() = static_cast<char>(spoken.front() - 'a' + 'A');
  values.emplace_back("service", request.service);
  values.emplace_back("region", request.region);
  values.emplace_back("account", request.account);
  values.emplace_back("method", request.method);
  values.emplace_back("Method", std::move(spoken));
}

}  // namespace

base::Result<ActionRule> parse_action_rule(std::string_view text) {
  const auto pieces = words(text, ' ');
  if (pieces.size() != 3 && pieces.size() != 4)
    return wrong(text, "three or four words are needed");
  ActionRule rule;
  if (pieces[0] != "*")
    for (const std::string_view method : words(pieces[0], ','))
      rule.methods.emplace_back(method);
  rule.parameter = http::query_of(pieces[1]);
  const auto parts = parts_of(http::path_of(pieces[1]));
  if (!parts)
    return wrong(text, "a path begins with '/' and has no empty parts");
  for (const std::string_view part : *parts)
    rule.path.push_back(part_of(part));
  for (std::size_t at = 0; at + 1 < rule.path.size(); ++at)
    if (rule.path[at].kind == PathPart::Kind::Rest)
      return wrong(text, "only the last part of a path takes the rest");
  rule.action = pieces[2];
  rule.resource = pieces.size() == 4 ? pieces[3] : "*";
  if (!knows_all_names(rule, rule.action) || !knows_all_names(rule, rule.resource))
    return wrong(text, "action or resource holds a name that stands for nothing");
  if (rule.action.find(':') == std::string::npos)
    return wrong(text, "an action is SERVICE:NAME");
  return rule;
}

std::optional<AskedAction> asked_action(const std::vector<ActionRule>& rules,
                                        const SignedRequest& request) {
  const auto parts = plain_parts(http::path_of(request.target));
  if (!parts)
    return std::nullopt;
  for (const ActionRule& rule : rules) {
    const bool is_method = rule.methods.empty() ||
                           std::ranges::find(rule.methods, request.method) != rule.methods.end();
    if (!is_method)
      continue;
    if (!rule.parameter.empty() && !has_parameter(request.target, rule.parameter))
      continue;
    auto values = matched(rule.path, *parts);
    if (!values)
      continue;
    add_request(*values, request);
    return AskedAction{filled_in(rule.action, *values), filled_in(rule.resource, *values)};
  }
  return std::nullopt;
}

}  // namespace rollcall::gateway
