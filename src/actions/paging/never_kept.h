#pragma once
// Kinds of entities that IAM has and this server has none of: identity providers. Nothing makes
// them, but tools that look at a whole account list them, and the truth about them is an empty
// list.

#include <vector>

namespace rollcall::actions {

struct NeverKept {
  void fields(auto&) const {}
};

using EmptyList = std::vector<NeverKept>;

}  // namespace rollcall::actions
