#include "iam/constraint.h"

#include "base/utf8.h"

namespace rollcall::iam {

bool satisfies(const Constraint& constraint, std::string_view text) {
  const std::size_t length = base::utf16_length(text);
  return length >= constraint.least && length <= constraint.most && constraint.matches(text);
}

}  // namespace rollcall::iam
