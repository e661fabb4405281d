#pragma once
// How the rows of a listing become a page of it.

#include <string>
#include <utility>

#include "store/page.h"
#include "store/sql/query.h"

namespace rollcall::store {

struct PageShape {
  const PageRequest& request;
  int key_column;  // holds what the listing is in the order of
};

// The page that the rows make, each as `read` reads it. The statement selects one row more than the
// page holds, which says whether there is a next one.
template <typename Read>
auto page_of(Rows& rows, PageShape shape, Read&& read) {
  Page<decltype(read())> page;
  std::string last_key = shape.request.after;
  while (rows.next()) {
    if (page.rows.size() == shape.request.most) {
      page.next = std::move(last_key);
      break;
    }
    page.rows.push_back(read());
    last_key = rows.text(shape.key_column);
  }
  return page;
}

}  // namespace rollcall::store
