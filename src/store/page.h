#pragma once
// A page of a listing in key order.

#include <optional>
#include <string>
#include <vector>

namespace rollcall::store {

struct PageRequest {
  std::string after;       // the key of the last row seen; empty: from the start
  std::size_t most = 100;  // rows at most; 0 asks no more than whether there is a row
};

template <typename T>
struct Page {
  std::vector<T> rows;
  // The `after` of the next page; absent on the last one. Behind a page without room: that page's
  // own `after`.
  std::optional<std::string> next;
};

}  // namespace rollcall::store
