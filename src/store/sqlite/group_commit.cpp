#include "store/sqlite/group_commit.h"

#include <condition_variable>
#include <optional>

#include "store/damage.h"

namespace rollcall::store::sqlite {
namespace {

// A bound for how long the first of a group waits for the last. Many more than wait at any time.
constexpr std::size_t most_in_a_group = 256;

}  // namespace

// One call that waits. It lives on its caller's stack: whoever has woken it must not look at it
// again.
struct GroupCommit::Waiter {
  const Change* change;  // nullptr: work between two groups
  base::Result<base::Nothing> outcome = {};
  std::mutex mutex = {};
  std::condition_variable woken = {};
  std::optional<Turn> turn = {};

  Turn wait() {
    std::unique_lock lock(mutex);
    woken.wait(lock, [this] { return turn.has_value(); });
    return *turn;
  }

  void wake(Turn now) {
    // Notified under the lock, because the waiter may be gone as soon as the lock is.
    const std::lock_guard lock(mutex);
    turn = now;
    woken.notify_one();
  }
};

base::Result<base::Nothing> GroupCommit::write(const Change& change) {
  Waiter self{.change = &change};
  if (wait_for_turn(self) == Turn::Done)
    return self.outcome;

  const std::vector<Waiter*> group = group_of(self);
  run(group);
  // The next leader first: its flush is what takes time.
  hand_over();
  for (Waiter* rider : group)
    if (rider != &self)
      rider->wake(Turn::Done);
  return self.outcome;
}

void GroupCommit::between_groups(const std::function<void()>& work) {
  Waiter self{.change = nullptr};
  wait_for_turn(self);
  work();
  hand_over();
}

GroupCommit::Turn GroupCommit::wait_for_turn(Waiter& self) {
  {
    const std::lock_guard lock(mutex_);
    if (!has_leader_) {
      has_leader_ = true;
      return Turn::Lead;
    }
    waiting_.push_back(&self);
  }
  return self.wait();
}

// The leader and all who wait, up to the next who does not ride.
std::vector<GroupCommit::Waiter*> GroupCommit::group_of(Waiter& leader) {
  std::vector<Waiter*> group{&leader};
  const std::lock_guard lock(mutex_);
  while (!waiting_.empty() && waiting_.front()->change != nullptr &&
         group.size() < most_in_a_group) {
    group.push_back(waiting_.front());
    waiting_.pop_front();
  }
  return group;
}

void GroupCommit::hand_over() {
  Waiter* next = nullptr;
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) {
      has_leader_ = false;
      return;
    }
    next = waiting_.front();
    waiting_.pop_front();
  }
  next->wake(Turn::Lead);
}

void GroupCommit::run(const std::vector<Waiter*>& group) noexcept {
  const auto committed = commit_together(group);
  if (committed)
    return after_commit_();
  // Also those who had an error of their own: it spoke of what others in the group had written.
  for (Waiter* rider : group)
    rider->outcome = committed;
}

base::Result<base::Nothing> GroupCommit::commit_together(const std::vector<Waiter*>& group) {
  TRY(connection_.begin_write());
  for (Waiter* rider : group) {
    connection_.begin_part();
    rider->outcome = refusing_damage([&] { return (*rider->change)(connection_); });
    if (connection_.failure() != nullptr)
      break;
    if (rider->outcome)
      connection_.keep_part();
    else
      connection_.take_part_back();
  }
  return connection_.commit();
}

}  // namespace rollcall::store::sqlite
