#include "sigv4/text.h"

#include <algorithm>

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
