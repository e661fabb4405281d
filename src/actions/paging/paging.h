#pragma once
// Pages: MaxItems and Marker in, IsTruncated and Marker out. AWS API reference, "Marker" and
// "MaxItems".

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/action.h"
#include "iam/names.h"
#include "store/page.h"

namespace rollcall::actions {

// A request for one page of a listing; its fields stand among those of the action's request.
struct PageFields {
  std::optional<iam::Marker> marker;
  std::optional<iam::Bounded<1, 1000>> max_items;

  void fields(auto& field) {
    field("Marker", marker);
    field("MaxItems", max_items);
  }
};

// How an answer says whether there is more.
struct Continuation {
  bool is_truncated = false;
  std::optional<std::string> marker;

  void fields(auto& field) const {
    field("IsTruncated", is_truncated);
    field("Marker", marker);
  }
};

// Where the page begins. A marker is good only for the listing that gave it out, of which `listing`
// is the name. ValidationError "Invalid Marker."
api::Result<store::PageRequest> page_request(const PageFields& fields, std::string_view listing);

// ValidationError "Invalid Marker."
base::Error invalid_marker();

// Where a page begins of what has no keys that fit into a marker: its marker holds how many stand
// before it. ValidationError "Invalid Marker."
api::Result<std::size_t> position_of(const store::PageRequest& page);

// The continuation behind a page of the store.
Continuation continuation(const std::optional<std::string>& next, std::string_view listing);

// A page of a listing that is short enough to be held whole, such as a user's keys. `key_of` gives
// what it is ordered by. A page without room says with its `next` whether there is a row for it, as
// a page of the store does.
template <typename T>
store::Page<T> page_of(const std::vector<T>& all, const store::PageRequest& request, auto key_of) {
  store::Page<T> page;
  for (const T& row : all) {
    if (!request.after.empty() && !(std::string_view(key_of(row)) > request.after))
      continue;
    if (page.rows.size() == request.most) {
      page.next = page.rows.empty() ? request.after : std::string(key_of(page.rows.back()));
      break;
    }
    page.rows.push_back(row);
  }
  return page;
}

}  // namespace rollcall::actions
