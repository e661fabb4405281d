#pragma once
// What stands behind the HTTP server: the API at "/", what browsers talk to, and two addresses for
// those who watch over the process.

#include "api/pipeline.h"
#include "http/service.h"
#include "signin/console.h"
#include "store/store.h"

namespace rollcall::main {

class Gate final : public http::Service {
 public:
  Gate(const api::Pipeline& pipeline, const signin::Console& console, store::Store& store)
      : pipeline_(pipeline), console_(console), store_(store) {}

  std::optional<http::Response> answer_at_once(const http::Request& request) override;
  http::Response answer(const http::Request& request) override;

 private:
  const api::Pipeline& pipeline_;
  const signin::Console& console_;
  store::Store& store_;
};

}  // namespace rollcall::main
