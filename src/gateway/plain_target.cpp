#include "gateway/plain_target.h"

#include <algorithm>

#include "base/encoding.h"
#include "base/utf8.h"
#include "http/message.h"

namespace rollcall::gateway {
namespace {

using namespace std::string_view_literals;

// Where a part ends for services that let parameters, or blanks, stand behind its name.
constexpr auto part_ends = "; \t\r\n\v\f"sv;

// Some programs stop reading a target at "#", others take ";" for "&" or "\" for "/".
bool is_read_alike(char c) { return c > ' ' && c <= '~' && c != '#' && c != ';' && c != '\\'; }

bool is_plain_name(std::string_view name) {
  const std::string_view stem = name.substr(0, name.find_first_of(part_ends));
  return stem != "." && stem != ".." && name.find_first_of("/\\\0"sv) == std::string_view::npos &&
         base::is_utf8(name);
}

// The text with its escapes resolved, and with those that are none as they are: so do services that
// decode once too often.
std::string decoded_once_more(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = text[at] == '%' && at + 2 < text.size() ? 3 : 1;
    const auto decoded = base::percent_decode(text.substr(at, length), base::Plus::Literal);
    out += decoded ? *decoded : "%";
    at += decoded ? length : 1;
  }
  return out;
}

// Whether a name stays one however often somebody decodes it. Decoding shortens, so that this ends;
// the depth is bounded, or a long "%252525…" would cost its length squared.
bool stays_plain(std::string name) {
  for (int depth = 0; depth < 8; ++depth) {
    if (!is_plain_name(name))
      return false;
    std::string again = decoded_once_more(name);
    if (again == name)
      return true;
    name = std::move(again);
  }
  return false;
}

std::optional<std::vector<std::string>> plain_parts(std::string_view path) {
  if (!path.starts_with('/'))
    return std::nullopt;
  std::vector<std::string> parts;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(part.size());
    auto decoded = base::percent_decode(part, base::Plus::Literal);
    if (!decoded || !stays_plain(*decoded) || (part.empty() && !path.empty()))
      return std::nullopt;
    parts.push_back(*std::move(decoded));
  }
  return parts;
}

std::optional<std::vector<Parameter>> plain_parameters(std::string_view query) {
  std::vector<Parameter> parameters;
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = base::percent_decode(pair.substr(0, equals), base::Plus::Space);
    auto value =
        base::percent_decode(pair.substr(std::min(equals + 1, pair.size())), base::Plus::Space);
    const bool is_plain = name && value && !name->empty() && base::is_utf8(*name) &&
                          base::is_utf8(*value) && value->find('\0') == std::string::npos;
    if (!is_plain)
      return std::nullopt;
    parameters.push_back({*std::move(name), *std::move(value)});
    query.remove_prefix(pair.size());
    if (query == "&")
      return std::nullopt;
    query.remove_prefix(std::min<std::size_t>(1, query.size()));
  }
  return parameters;
}

}  // namespace

std::optional<PlainTarget> plain_target(std::string_view target) {
  if (!std::ranges::all_of(target, is_read_alike))
    return std::nullopt;
  auto parts = plain_parts(http::path_of(target));
  auto parameters = plain_parameters(http::query_of(target));
  if (!parts || !parameters)
    return std::nullopt;
  return PlainTarget{*std::move(parts), *std::move(parameters)};
}

}  // namespace rollcall::gateway
