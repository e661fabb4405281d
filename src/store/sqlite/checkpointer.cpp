#include "store/sqlite/checkpointer.h"

#include <cassert>

#include "base/stand_back.h"

namespace rollcall::store::sqlite {
namespace {

// 16 MiB. Longer logs make fewer and larger checkpoints, and a longer start after a crash.
constexpr int pages_between_checkpoints = 4096;

}  // namespace

Checkpointer::Checkpointer(Connections connections, WithoutWriters without_writers)
    : connections_(std::move(connections)),
      without_writers_(std::move(without_writers)),
      due_at_(pages_between_checkpoints),
      thread_([this] { work(); }) {}

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  woken_.notify_one();
  thread_.join();
}

void Checkpointer::log_has(int pages) {
  if (pages < due_at_.load(std::memory_order_relaxed))
    return;
  {
    const std::lock_guard lock(mutex_);
    is_due_ = true;
  }
  woken_.notify_one();
}

bool Checkpointer::wait_until_due() {
  std::unique_lock lock(mutex_);
  woken_.wait(lock, [this] { return is_due_ || is_over_; });
  return !is_over_;
}

bool Checkpointer::is_over() {
  const std::lock_guard lock(mutex_);
  return is_over_;
}

// Most of the log is moved while writers go on, and the little they have added is moved while they
// wait: then the log is empty for a moment, and the next writer starts it anew instead of making it
// longer.
void Checkpointer::work() {
  base::stand_back(base::Behind::Answers);
  while (wait_until_due()) {
    move_beside_writers();
    // Where another process goes on writing: again, because only this clears what made the
    // checkpoint due.
    while (!without_writers_([this] { move_without_writers(); }))
      if (is_over())
        return;
  }
}

// Since the last checkpoint there was a commit, or this one were not due. So the holder's snapshot
// ends in pages that are only in the log, and as long as it lasts no writer starts the log anew.
void Checkpointer::move_beside_writers() {
  connections_.holder->begin_read();
  connections_.holder->schema_version();  // a snapshot begins with its first read
  assert(connections_.holder->is_in_transaction());
  connections_.mover->checkpoint();
  connections_.holder->end_read();
}

void Checkpointer::move_without_writers() {
  const Connection::Checkpoint done = connections_.mover->checkpoint();
  const std::lock_guard lock(mutex_);
  is_due_ = false;
  // A reader that began long ago keeps its part of the log from being moved. It is not asked again
  // at every commit.
  due_at_ = pages_between_checkpoints + (done.is_complete() ? 0 : done.log_pages);
}

}  // namespace rollcall::store::sqlite
