#pragma once
// A page of a listing in key order.

#include <optional>
#include <string>
#include <vector>

namespace rollcall::store {

struct PageRequest {
  std::string after;       // the key of the last row seen; empty: from the start
  std::size_t most = 100;  // rows at most
};

template <typename T>
struct Page {
  std::vector<T> rows;
  std::optional<std::string> next;  // the `after` of the next page; absent on the last one
};

}  // namespace rollcall::store
