#include "http/handover.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cassert>
#include <cstdint>
#include <utility>

namespace rollcall::http {

// What the context's thread sleeps on, with all its sockets.
class Handover::Signal {
 public:
  explicit Signal(boost::asio::io_context& context)
      : descriptor_(context, ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

  void raise() {
    const std::uint64_t one = 1;
    const auto written = ::write(descriptor_.native_handle(), &one, sizeof one);
    assert(written == sizeof one);
  }

  // Calls `raised` when it has been raised since the last time, unless it was closed.
  void wait(std::move_only_function<void()> raised) {
    descriptor_.async_wait(
        boost::asio::posix::stream_descriptor::wait_read,
        [this, raised = std::move(raised)](const boost::system::error_code& error) mutable {
          if (error)
            return;
          std::uint64_t count = 0;
          static_cast<void>(::read(descriptor_.native_handle(), &count, sizeof count));
          raised();
        });
  }

  void close() { descriptor_.close(); }

 private:
  boost::asio::posix::stream_descriptor descriptor_;
};

Handover::Handover(boost::asio::io_context& context) : signal_(std::make_unique<Signal>(context)) {
  wait();
}

Handover::~Handover() = default;

void Handover::give(Given& given) {
  Given* before = last_.load(std::memory_order_relaxed);
  do
    given.before = before;
  while (!last_.compare_exchange_weak(before, &given, std::memory_order_release,
                                      std::memory_order_relaxed));
  // What is given may be gone by now. Where something was there before, the signal has been raised.
  if (before == nullptr)
    signal_->raise();
}

void Handover::wait() {
  signal_->wait([this] {
    work_off();
    wait();
  });
}

void Handover::work_off() {
  Given* first = nullptr;
  for (Given* given = last_.exchange(nullptr, std::memory_order_acquire); given != nullptr;) {
    Given* const before = given->before;
    given->before = std::exchange(first, given);
    given = before;
  }
  while (first != nullptr) {
    // Whose it was may be gone once it is done.
    auto work = std::move(std::exchange(first, first->before)->work);
    work();
  }
}

void Handover::end() { signal_->close(); }

}  // namespace rollcall::http
