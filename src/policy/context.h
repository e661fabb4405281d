#pragma once
// What is known of a request besides its action and its resource: the keys that policy variables
// name, and that conditions will ask for.

#include <optional>
#include <span>
#include <string_view>

namespace rollcall::policy {

// A key, such as aws:username, and its value in this request.
struct ContextValue {
  std::string_view key;
  std::string_view value;
};

using Context = std::span<const ContextValue>;

// The value of a key, whose name is the same in any case; nullopt if the request has none.
std::optional<std::string_view> value_of(Context context, std::string_view key);

}  // namespace rollcall::policy
