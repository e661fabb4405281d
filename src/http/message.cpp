#include "http/message.h"

#include "base/ascii.h"

namespace rollcall::http {

std::optional<std::string_view> header(const Request& request, std::string_view name) {
  for (const auto& line : request.headers)
    if (base::equal_ignoring_case(line.name, name))
      return line.value;
  return std::nullopt;
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::string_view query_of(std::string_view target) {
  const auto mark = target.find('?');
  return mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1);
}

}  // namespace rollcall::http
