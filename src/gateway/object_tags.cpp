#include "gateway/object_tags.h"

#include <algorithm>

#include "base/ascii.h"
#include "sigv4/text.h"

namespace rollcall::gateway {
namespace {

constexpr std::ptrdiff_t most_tags = 10;

}  // namespace

std::optional<std::vector<Parameter>> object_tags(std::string_view value) {
  if (std::ranges::count(value, '&') >= most_tags)
    return std::nullopt;
  std::vector<Parameter> tags;
  for (const sigv4::RawParameter& raw : sigv4::split_query(value)) {
    Parameter tag{sigv4::decode_parameter(raw.name), sigv4::decode_parameter(raw.value)};
    const auto has_its_name = [&](const Parameter& other) {
      return base::equal_ignoring_case(other.name, tag.name);
    };
    if (std::ranges::any_of(tags, has_its_name))
      return std::nullopt;
    tags.push_back(std::move(tag));
  }
  return tags;
}

}  // namespace rollcall::gateway
