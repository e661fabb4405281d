#include "api/fields.h"

#include "iam/errors.h"

namespace rollcall::api {

base::Result<int> read_integer(std::string_view name, std::string_view text) {
  const std::string_view digits = text.starts_with('+') ? text.substr(1) : text;
  int value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, trouble] = std::from_chars(digits.data(), end, value);
  const bool two_signs = text.starts_with('+') && digits.starts_with('-');
  if (trouble != std::errc{} || stop != end || two_signs)
    return base::fail(iam::errors::malformed_input,
                      "The value of " + std::string(name) + " is not an integer of 32 bits");
  return value;
}

base::Result<bool> read_boolean(std::string_view name, std::string_view text) {
  if (text == "true" || text == "1")
    return true;
  if (text == "false" || text == "0")
    return false;
  return base::fail(iam::errors::malformed_input,
                    "The value of " + std::string(name) + " is not true, false, 1 or 0");
}

std::string field_name(std::string_view parameter) {
  std::string name(parameter);
  if (!name.empty())
    name[0] = base::lower(name[0]);
  return name;
}

}  // namespace rollcall::api
