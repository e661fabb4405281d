#pragma once
// What stands behind the HTTP server: the API at "/", and two addresses for those who watch over
// the process.

#include "api/pipeline.h"
#include "http/service.h"
#include "store/store.h"

namespace rollcall::main {

class Gate final : public http::Service {
 public:
  Gate(const api::Pipeline& pipeline, store::Store& store) : pipeline_(pipeline), store_(store) {}

  std::optional<http::Response> answer_at_once(const http::Request& request) override;
  http::Response answer(const http::Request& request) override;

 private:
  const api::Pipeline& pipeline_;
  store::Store& store_;
};

}  // namespace rollcall::main
