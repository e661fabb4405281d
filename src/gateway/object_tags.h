#pragma once
// The tags that a request gives an object in a header, "team=a&b=c". A condition is made of each,
// so that there must be few, and none that a store could read in two ways.

#include <optional>
#include <string_view>
#include <vector>

#include "gateway/plain_target.h"

namespace rollcall::gateway {

inline constexpr std::string_view tags_header = "x-amz-tagging";

// nullopt for more than S3 takes, and for two of one name in whatever case, since conditions do not
// tell these apart.
std::optional<std::vector<Parameter>> object_tags(std::string_view value);

}  // namespace rollcall::gateway
