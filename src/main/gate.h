#pragma once
// What stands behind the HTTP server: the API at "/", what browsers talk to, and two addresses for
// those who watch over the process.

#include <functional>
#include <string>

#include "api/pipeline.h"
#include "http/service.h"
#include "signin/console.h"
#include "store/store.h"

namespace rollcall::main {

class Gate final : public http::Service {
 public:
  // What /readyz says besides: lines about the clock.
  using Notes = std::function<std::string()>;

  struct Parts {
    const api::Pipeline& pipeline;
    const signin::Console& console;
    store::Store& store;
    Notes notes;
  };

  explicit Gate(Parts parts) : parts_(std::move(parts)) {}

  http::AtOnce answer_at_once(const http::Request& request) override;
  http::Response answer(const http::Request& request) override;

 private:
  const Parts parts_;
};

}  // namespace rollcall::main
