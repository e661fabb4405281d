#include "gateway/asked_permissions.h"

#include <algorithm>
#include <span>
#include <utility>

#include "base/ascii.h"
#include "gateway/harmless.h"
#include "gateway/object_tags.h"
#include "gateway/plain_target.h"
#include "sigv4/text.h"

namespace rollcall::gateway {
namespace {

// What the {names} of a rule stand for in this request.
using Values = std::vector<std::pair<std::string_view, std::string>>;

std::string joined(std::span<const std::string> parts) {
  std::string out;
  for (const std::string& part : parts)
    out.append(&part == parts.data() ? "" : "/").append(part);
  return out;
}

// Names that stand for a bucket: that of the request, and that of a copy's source.
constexpr std::string_view bucket_names[] = {"bucket", "source"};

// Of letters, digits and these signs. Ceph reads ":b" and "tenant:b" as the bucket "b".
bool is_bucket(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return base::is_letter(c) || base::is_digit(c) || c == '.' || c == '-' || c == '_';
  });
}

// Whether one part of a path is what the rule says of it.
bool matches(const PathPart& pattern, std::string_view part) {
  if (pattern.kind == PathPart::Kind::Text)
    return pattern.text == part;
  const bool names_bucket = std::ranges::find(bucket_names, pattern.text) != std::end(bucket_names);
  return !part.empty() && (!names_bucket || is_bucket(part));
}

// What the names of a path stand for; nullopt where the path is another one.
std::optional<Values> matched_path(const TargetPattern& pattern,
                                   std::span<const std::string> parts) {
  const bool has_more = parts.size() == pattern.path.size() + 1 && parts.back().empty();
  if (pattern.end == TargetPattern::End::SlashWelcome && has_more)
    parts = parts.first(pattern.path.size());
  Values values;
  for (std::size_t at = 0; at < pattern.path.size(); ++at) {
    const PathPart& part = pattern.path[at];
    if (at >= parts.size())
      return std::nullopt;
    if (part.kind == PathPart::Kind::Rest) {
      values.emplace_back(part.text, joined(parts.subspan(at)));
      return values.back().second.empty() ? std::nullopt : std::optional(std::move(values));
    }
    if (!matches(part, parts[at]))
      return std::nullopt;
    if (part.kind == PathPart::Kind::Any)
      values.emplace_back(part.text, parts[at]);
  }
  return parts.size() == pattern.path.size() ? std::optional(std::move(values)) : std::nullopt;
}

bool matches(const ParameterPattern& pattern, std::string_view value) {
  switch (pattern.kind) {
    case ParameterPattern::Kind::Bare:
      return value.empty();
    case ParameterPattern::Kind::Filled:
      return !value.empty();
    case ParameterPattern::Kind::Exact:
      return value == pattern.value;
    case ParameterPattern::Kind::Optional:
      return true;
  }
  return false;
}

const ParameterPattern* find(const TargetPattern& pattern, std::string_view name) {
  const auto found = std::ranges::find(pattern.parameters, name, &ParameterPattern::name);
  return found == pattern.parameters.end() ? nullptr : &*found;
}

// Whether every parameter is accounted for, each once, and none that is needed is missing.
bool matches_parameters(const TargetPattern& pattern,
                        const std::vector<const Parameter*>& parameters, std::string_view method) {
  for (const Parameter* parameter : parameters) {
    const ParameterPattern* const named = find(pattern, parameter->name);
    if (named == nullptr && pattern.others == TargetPattern::Others::Welcome &&
        !is_header_in_query(read_as_header(parameter->name)))
      continue;
    if (named == nullptr ? !is_harmless_parameter(parameter->name, method)
                         : !matches(*named, parameter->value))
      return false;
    if (std::ranges::count(parameters, parameter->name, &Parameter::name) > 1)
      return false;
  }
  return std::ranges::all_of(pattern.parameters, [&](const ParameterPattern& needed) {
    return needed.kind == ParameterPattern::Kind::Optional ||
           std::ranges::find(parameters, needed.name, &Parameter::name) != parameters.end();
  });
}

// What a header's value names: "bucket/key" or "/bucket/key", escaped, but not an ARN, which would
// be read in another way.
std::optional<Values> matched_value(const TargetPattern& pattern, std::string_view value) {
  const std::string target = (value.starts_with('/') ? "" : "/") + std::string(value);
  const auto plain = plain_target(target);
  // Some read "+" as a space here, or a "?" at the end as a part of the key, and others do not. A
  // "," may be where a proxy has joined two lines, of which a store reads one.
  const bool is_read_alike = target.find_first_of("+,") == target.npos && !target.ends_with('?');
  if (!plain || !is_read_alike || plain->parts.front().contains(':'))
    return std::nullopt;
  std::vector<const Parameter*> parameters;
  for (const Parameter& parameter : plain->parameters) {
    if (find(pattern, parameter.name) == nullptr)
      return std::nullopt;
    parameters.push_back(&parameter);
  }
  if (!matches_parameters(pattern, parameters, {}))
    return std::nullopt;
  return matched_path(pattern, plain->parts);
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

std::string filled_in(std::string_view text, const Values& values) {
  using Value = Values::value_type;
  std::string out;
  walk(
      text,
      [&](std::string_view name) { out += std::ranges::find(values, name, &Value::first)->second; },
      [&](std::string_view between) { out += between; });
  return out;
}

void ask(std::vector<AskedPermission>& asked, const std::vector<PermissionTemplate>& permissions,
         const Values& values) {
  for (const PermissionTemplate& permission : permissions) {
    std::string_view resource = permission.resource;
    const bool is_of_all = resource.ends_with(everything_below);
    if (is_of_all)
      resource.remove_suffix(everything_below.size());
    AskedPermission one{filled_in(permission.action, values), filled_in(resource, values),
                        is_of_all ? AskedPermission::On::AllBelow : AskedPermission::On::Resource};
    if (std::ranges::find(asked, one) == asked.end())
      asked.push_back(std::move(one));
  }
}

// Asks for what a header adds; false where the rule does not know such a header.
bool ask_for_header(std::vector<AskedPermission>& asked, const ActionRule& rule,
                    const ReadHeader& header, const Values& values) {
  for (const HeaderPattern& pattern : rule.headers) {
    if (!is_named_by(pattern.name, header.name))
      continue;
    Values all = values;
    if (pattern.value) {
      auto of_header = matched_value(*pattern.value, header.value);
      if (!of_header)
        continue;
      all.insert(all.end(), of_header->begin(), of_header->end());
    }
    ask(asked, pattern.permissions, all);
    return true;
  }
  return !decides(header.name);
}

// Whether rules or conditions look at it. Of metadata neither do.
bool matters(const ReadHeader& header) {
  return decides(header.name) ||
         (is_named_by("x-amz-*", header.name) && !is_named_by("x-amz-meta-*", header.name));
}

// Whether a store could read something else in it, or nothing: in one of two lines, in a spelling
// that only CGI takes for the name ("x_amz_acl"), in tags.
bool is_read_in_two_ways(const ReadRequest& read, const ReadHeader& header) {
  return std::ranges::count(read.headers, header.name, &ReadHeader::name) > 1 ||
         !base::equal_ignoring_case(header.spelling, header.name) ||
         (header.name == tags_header && !object_tags(header.value));
}

std::optional<std::vector<AskedPermission>> asked_by(const ActionRule& rule,
                                                     const ReadRequest& read) {
  const SignedRequest& request = read.request;
  if (!rule.methods.empty() &&
      std::ranges::find(rule.methods, request.method) == rule.methods.end())
    return std::nullopt;
  // Most rules differ in their parameters, and looking at those costs no copy.
  if (!matches_parameters(rule.target, read.parameters, request.method))
    return std::nullopt;
  auto values = matched_path(rule.target, read.target->parts);
  if (!values)
    return std::nullopt;
  add_request(*values, request);
  std::vector<AskedPermission> asked;
  ask(asked, rule.permissions, *values);
  for (const ReadHeader& header : read.headers)
    if (!ask_for_header(asked, rule, header, *values))
      return std::nullopt;
  return asked;
}

}  // namespace

std::string shown(const AskedPermission& permission) {
  return permission.resource + (permission.on == AskedPermission::On::AllBelow ? "*" : "");
}

std::optional<std::vector<AskedPermission>> asked_permissions(const std::vector<ActionRule>& rules,
                                                              const ReadRequest& request) {
  const auto is_unclear = [&](const ReadHeader& header) {
    return matters(header) && is_read_in_two_ways(request, header);
  };
  if (std::ranges::any_of(request.headers, is_unclear))
    return std::nullopt;
  for (const ActionRule& rule : rules)
    if (auto asked = asked_by(rule, request))
      return asked;
  return std::nullopt;
}

}  // namespace rollcall::gateway
