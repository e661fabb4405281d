#pragma once
// Where in a document something stands, for people: line and column instead of a number of bytes.

#include <cstddef>
#include <string_view>
#include <vector>

#include "policy/document.h"

namespace rollcall::policy {

// The places of offsets into the document, which ascend. Columns count UTF-16 units, as AWS counts
// everything.
std::vector<Place> places_of(std::string_view document, const std::vector<std::size_t>& offsets);

}  // namespace rollcall::policy
