#pragma once
// The keys that requests to this server have in their context, for whoever writes a condition. A
// key that ends with "/" is followed by the key of a tag.

#include <span>
#include <string_view>

namespace rollcall::auth {

struct ContextKey {
  std::string_view name;
  std::string_view type;  // as AWS's policy simulator names types
};

std::span<const ContextKey> context_keys();

}  // namespace rollcall::auth
