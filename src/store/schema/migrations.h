#pragma once
// The schema, as the steps that lead to it. A step that has been released is never changed: the
// next one follows it.

#include <span>
#include <string_view>

namespace rollcall::store {

struct Migration {
  int version;  // 1, 2, 3… without gaps
  std::span<const std::string_view> statements;
};

std::span<const Migration> migrations();

}  // namespace rollcall::store
