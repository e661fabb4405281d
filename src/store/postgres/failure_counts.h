#pragma once
// The table of what was tried in vain. Who guesses makes it written to, so it has a connection of
// its own, apart from those of requests, and is neither flushed nor sent to standbys.

#include "store/failures.h"
#include "store/postgres/connection_pool.h"

namespace rollcall::store::postgres {

class FailureCounts final : public SharedFailures {
 public:
  explicit FailureCounts(ConnectionPool::Connect connect) : pool_(std::move(connect), 1) {}

  base::Result<base::Nothing> change(const std::vector<std::string>& keys,
                                     const Change& change) override;
  base::Result<base::Nothing> forget_until(base::Instant instant) override;

 private:
  base::Result<base::Nothing> run(const std::function<void(Connection&)>& body);

  ConnectionPool pool_;
};

}  // namespace rollcall::store::postgres
