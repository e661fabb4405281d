#pragma once
// A blocking connection to a server, plain or TLS, on which every wait has an end. The client's
// lower half.

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "base/result.h"
#include "http/client.h"

namespace rollcall::http {

class Wire {
 public:
  virtual ~Wire() = default;

  // How many bytes have come; 0 when the server has closed in good order.
  virtual base::Result<std::size_t> read(std::span<char> room) = 0;
  virtual base::Result<base::Nothing> write(std::string_view bytes) = 0;
};

// Looks the host up, connects, and for TLS verifies the certificate against the host's name.
base::Result<std::unique_ptr<Wire>> connect(const Endpoint& endpoint, const ClientOptions& options);

}  // namespace rollcall::http
