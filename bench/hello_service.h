#pragma once
// What the bare edge serves in benchmarks: the same answer to everybody, without looking.

#include <optional>
#include <string>

#include "bench/child_server.h"
#include "http/service.h"

namespace rollcall::bench {

// As large as the answer to GetCallerIdentity, with the headers it has.
inline const std::string hello_body = "<Hello>" + std::string(285, '.') + "</Hello>";
inline constexpr const char* hello_request_id = "7a62c49f-347e-4fc4-9331-6e8eEXAMPLE1";

class HelloService final : public http::Service {
 public:
  http::AtOnce answer_at_once(const http::Request&) override {
    return http::Response{.status = 200,
                          .content_type = "text/xml",
                          .headers = {{"x-amzn-RequestId", hello_request_id}},
                          .body = hello_body,
                          .stream = {}};
  }
  http::Response answer(const http::Request&) override { return {}; }
};

// The bare edge with one worker, saying hello. For a ChildServer.
void serve_hello(const ChildServer::Announce& announce);

}  // namespace rollcall::bench
