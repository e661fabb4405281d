#pragma once
// Kinds of entities that IAM has and this server has none of: server certificates, identity
// providers, instance profiles. Nothing makes them, but tools that look at a whole account list
// them, and the truth about them is an empty list.

#include <string_view>
#include <vector>

#include "actions/paging/path_listing.h"

namespace rollcall::actions {

struct NeverKept {
  void fields(auto&) const {}
};

using EmptyList = std::vector<NeverKept>;

// A listing of them by path, of whatever kind, as an answer calls it.
inline api::Result<PathListing<NeverKept>> never_kept_listing(std::string_view kind,
                                                              const PathListingRequest& request) {
  TRY(page_request(request.page, kind));
  return PathListing<NeverKept>{.kind = kind, .shapes = {}};
}

}  // namespace rollcall::actions
