#pragma once
// The schema, as the steps that lead to it. A step that has been released is never changed: the
// next one follows it.

#include <span>
#include <string_view>

namespace rollcall::store {

// Whether packed rows are as good after a step as they were before, or all are packed anew. That is
// done once, behind the last step, because this program knows the newest tables alone.
enum class PackedRows { AsTheyWere, Anew };

struct Migration {
  int version;  // 1, 2, 3… without gaps
  std::span<const std::string_view> statements;
  PackedRows packed_rows = PackedRows::AsTheyWere;
};

std::span<const Migration> migrations();

}  // namespace rollcall::store
