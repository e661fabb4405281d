#pragma once
// How a list travels: Tags.member.1.Key=…&Tags.member.1.Value=…, with indexes that may have gaps,
// leading zeros and worse. What AWS makes of each was captured live; the rules here reproduce it.

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "api/form.h"
#include "base/result.h"

namespace rollcall::api {

enum class Elements { Texts, Structures };

// An element is what was said of it: the empty key for the element itself, a member's name
// otherwise. An element nobody spoke of is empty, and fails as null where it is read.
using WireElement = std::map<std::string_view, std::string_view>;

// The elements of the list called `name`; nullopt if the request does not name it. MalformedInput
// where an index is none.
base::Result<std::optional<std::vector<WireElement>>> read_list(const Form& form,
                                                                std::string_view name,
                                                                Elements elements);

}  // namespace rollcall::api
