#pragma once
// A name for each request, in its answer and in its log line.

#include <string>

namespace rollcall::api {

// A version 4 UUID. Unique, but not unpredictable: request ids are no secrets, and drawing them
// must cost next to nothing.
std::string new_request_id();

}  // namespace rollcall::api
