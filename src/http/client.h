#pragma once
// Sends one request and waits for its answer, for the command line, tools and tests. Blocking and
// plain; the server has its own machinery.

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/endpoint.h"
#include "http/message.h"

namespace rollcall::http {

// Host, Content-Length and Connection are added unless `headers` has them.
struct ClientRequest {
  std::string method = "GET";
  std::string target = "/";
  std::vector<ResponseHeader> headers;
  std::string body;
};

struct ClientResponse {
  int status = 0;
  std::vector<ResponseHeader> headers;  // spelled as they came
  std::string body;                     // empty if a sink took it

  // The first header of this name, whatever its spelling; nullopt without one.
  std::optional<std::string_view> header(std::string_view name) const;
};

// Takes the body of a successful answer (status 200 to 299) piece by piece; its error ends the
// transfer.
using BodySink = std::function<base::Result<base::Nothing>(std::string_view piece)>;

struct ClientOptions {
  std::chrono::milliseconds connect_timeout = std::chrono::seconds{10};
  std::chrono::milliseconds silence_timeout =
      std::chrono::seconds{60};                      // without a byte coming or going
  std::string ca_file;                               // PEM; empty: the system's certificates
  std::size_t max_body_bytes = 64ULL * 1024 * 1024;  // of a body that is kept; a sink sees any size
  BodySink sink;
};

base::Result<ClientResponse> send(const Endpoint& endpoint, const ClientRequest& request,
                                  const ClientOptions& options = {});

}  // namespace rollcall::http
