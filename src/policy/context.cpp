#include "policy/context.h"

#include "base/ascii.h"

namespace rollcall::policy {

std::optional<std::string_view> value_of(Context context, std::string_view key) {
  for (const ContextValue& known : context)
    if (base::equal_ignoring_case(known.key, key))
      return known.value;
  return std::nullopt;
}

}  // namespace rollcall::policy
