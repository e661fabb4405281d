#pragma once
// S3 names a bucket in the path, or in front of the host: "/b/k" at store.example.com is "/k" at
// b.store.example.com. Rules know the first way alone.

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace rollcall::gateway {

// The target of a request with its bucket in the path, for the service of this name; the target as
// it is where no name is given. nullopt where the request is for another host.
std::optional<std::string> path_style_target(const http::Request& request, std::string_view host);

}  // namespace rollcall::gateway
