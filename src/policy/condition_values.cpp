#include "policy/condition_values.h"

#include "base/encoding.h"
#include "policy/address_value.h"
#include "policy/arn_value.h"
#include "policy/date_value.h"
#include "policy/number_value.h"

namespace rollcall::policy {

bool is_storable(ValueType type, std::string_view value) {
  if (value.find("${") != std::string_view::npos)
    return true;
  switch (type) {
    case ValueType::Numeric:
      return read_number(value).has_value();
    case ValueType::Date:
      return read_date(value).has_value();
    case ValueType::Binary:
      return base::from_base64(value).has_value();
    case ValueType::IpAddress:
      return read_address_range(value).has_value();
    case ValueType::Arn:
      return is_arn_pattern(read_pattern(value).text);
    case ValueType::String:
    case ValueType::Bool:
    case ValueType::Null:
      return true;
  }
  return false;
}

bool is_usable_in_session(ValueType type, std::string_view value) {
  return type != ValueType::Binary || is_storable(type, value);
}

}  // namespace rollcall::policy
