// A method, a target, headers, and rules after an empty line. A rule that is about a request is
// about all of it: what its names stand for makes the very path again, every parameter is one that
// it names or that is harmless, and no header that decides is passed over.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "base/encoding.h"
#include "gateway/asked_permissions.h"
#include "gateway/harmless.h"
#include "gateway/plain_target.h"
#include "sigv4/text.h"

namespace {

using namespace rollcall;
using namespace rollcall::gateway;

void require(bool holds) {
  if (!holds)
    std::abort();
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

struct Input {
  std::string_view method;
  std::string_view target;
  std::vector<http::Header> headers;
  std::string_view rules;
};

Input input_of(std::string_view text) {
  Input input;
  input.method = take_line(text);
  input.target = take_line(text);
  for (auto line = take_line(text); !line.empty(); line = take_line(text)) {
    const std::size_t colon = std::min(line.find(':'), line.size());
    input.headers.push_back({line.substr(0, colon), line.substr(std::min(colon + 1, line.size()))});
  }
  input.rules = text;
  return input;
}

std::optional<std::vector<AskedPermission>> asked(const std::vector<ActionRule>& rules,
                                                  const Input& input) {
  const auto read = read_request({.method = input.method,
                                  .target = input.target,
                                  .headers = input.headers,
                                  .service = "s3",
                                  .region = "us-east-1",
                                  .account = "123456789012",
                                  .carrier = input.target.contains(sigv4::signature_parameter)
                                                 ? sigv4::Carrier::Query
                                                 : sigv4::Carrier::Header});
  return read ? asked_permissions(rules, *read) : std::nullopt;
}

// A resource that is the path again, once its names are filled in.
std::string template_of(const TargetPattern& target) {
  std::string text;
  for (const PathPart& part : target.path)
    text += part.kind == PathPart::Kind::Text ? "/" + part.text : "/{" + part.text + "}";
  return text;
}

// The path, decoded without any of the code that is tried here but percent_decode.
std::string decoded_path(std::string_view target) {
  return base::percent_decode(http::path_of(target), base::Plus::Literal).value();
}

void check_path(ActionRule rule, const Input& input) {
  const bool has_braces = std::ranges::any_of(rule.target.path, [](const PathPart& part) {
    return part.kind == PathPart::Kind::Text && part.text.contains('{');
  });
  require(!has_braces);
  rule.permissions = {{"x:y", template_of(rule.target)}};
  rule.headers.clear();
  Input bare = input;
  bare.headers.clear();
  const auto again = asked({rule}, bare);
  if (!again)  // a header in the query was named by what was cleared
    return;
  const std::string path = decoded_path(input.target);
  const std::string& made = again->front().resource;
  require(made == path ||
          (rule.target.end == TargetPattern::End::SlashWelcome && made + "/" == path));
  require(std::ranges::all_of(rule.target.path, [](const PathPart& part) {
    return part.kind == PathPart::Kind::Text || !part.text.empty();
  }));
}

bool is_named(const ActionRule& rule, const std::string& parameter) {
  return std::ranges::find(rule.target.parameters, parameter, &ParameterPattern::name) !=
         rule.target.parameters.end();
}

bool takes_header(const ActionRule& rule, const std::string& name) {
  return !decides(name) || std::ranges::any_of(rule.headers, [&](const HeaderPattern& header) {
    return is_named_by(header.name, name);
  });
}

void check_query(const ActionRule& rule, const Input& input) {
  const bool are_others_welcome = rule.target.others == TargetPattern::Others::Welcome;
  std::set<std::string> seen;
  for (const auto& raw : sigv4::split_query(http::query_of(input.target))) {
    require(!raw.name.contains(';') && !raw.value.contains(';'));
    const std::string name = sigv4::decode_parameter(raw.name);
    const std::string as_header = read_as_header(name);
    require(is_named(rule, name) || is_harmless_parameter(name, input.method) ||
            are_others_welcome || (is_header_in_query(as_header) && takes_header(rule, as_header)));
    const bool is_new = seen.insert(name).second;
    require(is_new || !is_named(rule, name));
    require(is_new || are_others_welcome || !decides(as_header));
  }
  for (const ParameterPattern& needed : rule.target.parameters)
    require(needed.kind == ParameterPattern::Kind::Optional || seen.contains(needed.name) ||
            is_header_in_query(read_as_header(needed.name)));
}

void check_matched(const ActionRule& rule, const Input& input) {
  require(rule.methods.empty() ||
          std::ranges::find(rule.methods, input.method) != rule.methods.end());
  check_path(rule, input);
  check_query(rule, input);
  for (const http::Header& header : input.headers)
    require(takes_header(rule, read_as_header(header.name)));
  // Nothing above the path's own root: whoever decodes once more finds no way up.
  const std::string path = decoded_path(input.target) + "/";
  require(!path.contains("/../") && !path.contains("/./") && !path.contains('\\') &&
          !path.contains('\0') && !path.contains("/..;"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Input input = input_of({reinterpret_cast<const char*>(data), size});
  const auto rules = parse_action_rules(input.rules);
  if (!rules) {
    require(!rules.error().message.empty());
    return 0;
  }
  const auto all = asked(*rules, input);
  bool is_any = false;
  for (const ActionRule& rule : *rules) {
    const auto one = asked({rule}, input);
    if (!one)
      continue;
    require(!one->empty());
    // The first that is about the request decides.
    require(is_any || *one == *all);
    is_any = true;
    check_matched(rule, input);
  }
  require(all.has_value() == is_any);
  return 0;
}
