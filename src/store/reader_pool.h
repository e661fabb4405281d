#pragma once
// The connections that reads run on: made when they are first needed, kept, and never more than a
// few, so that memory does not grow with requests.

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "store/sql/connection.h"

namespace rollcall::store {

class ReaderPool {
 public:
  // Makes another connection; nullptr where none can be had, for want of file descriptors.
  using Connect = std::function<std::unique_ptr<Connection>()>;

  ReaderPool(std::unique_ptr<Connection> first, Connect connect, std::size_t most);

  // Runs `body` in a read transaction. Waits for a connection while all are in use: a body must not
  // read again.
  void read(const std::function<void(Connection&)>& body) noexcept;

 private:
  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection> connection);

  const Connect connect_;
  const std::size_t most_;
  std::mutex mutex_;  // of the three below
  std::condition_variable given_back_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t made_ = 1;
};

}  // namespace rollcall::store
