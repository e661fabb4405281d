#pragma once
// One client's connection, from its first byte to its last, as a coroutine on the thread that owns
// it. Asio hides in the .cpp file.

#include <string>

#include "http/connection_set.h"
#include "http/handover.h"
#include "http/response_head.h"
#include "http/server.h"
#include "http/service.h"
#include "http/waiting_pool.h"

namespace boost::asio {
class io_context;
namespace ssl {
class context;
}
}  // namespace boost::asio

namespace rollcall::http {

// What every connection of one thread needs; outlives them.
struct Surroundings {
  const ServerOptions& options;
  Service& service;
  WaitingPools& waiting_pools;
  ConnectionCount& count;
  boost::asio::io_context& context;
  Handover& handover;              // to the thread that runs the context
  boost::asio::ssl::context* tls;  // null: plain
  ConnectionSet connections = {};
  DateLine date_line = {};
};

enum class Admission { Serve, Refuse };

// A socket that has been accepted and counted.
struct Accepted {
  int socket;
  bool is_version_6;
  std::string remote_address;
  Admission admission;
};

// Owns the socket from here on. Must be called on the thread that runs the context.
void begin_connection(Surroundings& surroundings, Accepted accepted);

}  // namespace rollcall::http
