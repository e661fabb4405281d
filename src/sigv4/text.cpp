#include "sigv4/text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/encoding.h"

namespace rollcall::sigv4 {

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back()))
    text.remove_suffix(1);
  return text;
}

std::string printable(std::string_view text) {
  std::string safe(text);
  std::ranges::replace_if(safe, [](char c) { return c < ' ' || c > '~'; }, '?');
  return safe;
}

bool is_listed(std::string_view name, std::string_view signed_headers) {
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = signed_headers.find(';');
    if (base::equal_ignoring_case(signed_headers.substr(0, end), name))
      return true;
    signed_headers.remove_prefix(end == std::string_view::npos ? signed_headers.size() : end + 1);
  }
  return false;
}

std::vector<RawParameter> split_query(std::string_view query) {
  std::vector<RawParameter> parameters;
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    if (pair.empty())
      continue;
    const std::size_t equals = pair.find('=');
    parameters.push_back({pair.substr(0, equals), equals == std::string_view::npos
                                                      ? std::string_view{}
                                                      : pair.substr(equals + 1)});
  }
  return parameters;
}

std::string decode_parameter(std::string_view text) {
  return base::percent_decode(text, base::Plus::Space).value_or(std::string(text));
}

}  // namespace rollcall::sigv4
