#include "bench/hello_service.h"

#include <unistd.h>

#include "bench/program.h"
#include "http/server.h"

namespace rollcall::bench {

void serve_hello(const ChildServer::Announce& announce) {
  HelloService service;
  const auto server = must(http::Server::start({.workers = 1}, service));
  announce(server->port());
  for (;;)
    ::pause();
}

}  // namespace rollcall::bench
