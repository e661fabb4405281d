#include "report/line.h"

namespace rollcall::report {

bool needs_quotes(std::string_view text) {
  return text.find_first_of(",\"\r\n") != std::string_view::npos;
}

char* write_quoted(char* out, std::initializer_list<std::string_view> parts) {
  *out++ = '"';
  for (const std::string_view part : parts)
    for (const char sign : part) {
      if (sign == '"')
        *out++ = '"';
      *out++ = sign;
    }
  *out++ = '"';
  return out;
}

}  // namespace rollcall::report
