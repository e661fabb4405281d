#include "main/gate.h"

namespace rollcall::main {
namespace {

http::Response plain(int status, std::string text) {
  return {.status = status,
          .content_type = "text/plain",
          .headers = {},
          .body = std::move(text),
          .stream = {}};
}

}  // namespace

// /healthz: the process answers. /readyz: its store does, too, so that requests can be served.
http::AtOnce Gate::answer_at_once(const http::Request& request) {
  const std::string_view path = http::path_of(request.target);
  if (path == "/")
    return parts_.pipeline.answer(request, api::Patience::Impatient);
  if (signin::Console::owns(path))
    return parts_.console.answer_at_once(request);
  if (path == "/healthz")
    return plain(200, "ok\n");
  if (path == "/readyz")
    return std::unexpected(http::Wait::Short);
  return plain(404, "There is nothing here. The API is at /, the console at /console/.\n");
}

http::Response Gate::answer(const http::Request& request) {
  const std::string_view path = http::path_of(request.target);
  if (signin::Console::owns(path))
    return parts_.console.answer(request);
  if (path == "/readyz")
    return parts_.store.is_ready() ? plain(200, "ready\n" + parts_.notes())
                                   : plain(503, "the store does not answer\n");
  return *parts_.pipeline.answer(request, api::Patience::Patient);
}

}  // namespace rollcall::main
