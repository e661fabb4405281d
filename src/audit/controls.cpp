#include "audit/controls.h"

#include <algorithm>

namespace rollcall::audit {

const Control* find_control(std::string_view id) {
  const auto all = controls();
  const auto found = std::ranges::find(all, id, &Control::id);
  return found == all.end() ? nullptr : *found;
}

}  // namespace rollcall::audit
