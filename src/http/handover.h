#pragma once
// How other threads give work to one that owns connections. It never waits for them: Asio's own way
// holds a lock while it wakes whom it is for, who then waits until a thread that stands back has
// its turn again. Asio hides in the .cpp file.

#include <atomic>
#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace rollcall::http {

class Handover {
 public:
  // Something to do, and its place in the line. It belongs to whoever has it done, until it is.
  struct Given {
    std::move_only_function<void()> work = {};
    Given* before = nullptr;
  };

  // For the thread that runs the context.
  explicit Handover(boost::asio::io_context& context);
  ~Handover();  // what has not been done is not done
  Handover(const Handover&) = delete;
  Handover& operator=(const Handover&) = delete;

  // On any thread: has the work done on that one, in the order in which it is given.
  void give(Given& given);

  // On that thread, when nobody gives any more: the context no longer waits for work.
  void end();

 private:
  class Signal;

  void wait();
  void work_off();

  std::atomic<Given*> last_ = nullptr;
  std::unique_ptr<Signal> signal_;
};

}  // namespace rollcall::http
