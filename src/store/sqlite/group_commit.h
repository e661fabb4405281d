#pragma once
// How many writers share one flush. The first waiting writer leads: it runs the changes of all who
// wait in one transaction, each in a part of its own that can be taken back alone, and commits once
// for all. Then it tells each its own outcome and hands the lead to the first of those who came
// meanwhile. No thread is kept for writing, and a lone writer waits for nobody.

#include <deque>
#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "base/result.h"
#include "store/sql/connection.h"

namespace rollcall::store::sqlite {

class GroupCommit {
 public:
  using Change = std::function<base::Result<base::Nothing>(store::Connection&)>;

  // `connection` is used by whoever leads, and by nobody else. `after_commit` is called by the
  // leader after each commit, before the next transaction can begin.
  GroupCommit(store::Connection& connection, std::function<void()> after_commit)
      : connection_(connection), after_commit_(std::move(after_commit)) {}

  // Runs the change, on this thread or on another writer's. Returns when it is durable, or with the
  // error for which it was taken back; damage is one. Another exception from a change ends the
  // process, because the others in its group cannot be answered for.
  base::Result<base::Nothing> write(const Change& change);

  // Runs `work` on this thread at a moment when no transaction is open and none can begin.
  void between_groups(const std::function<void()>& work);

 private:
  struct Waiter;

  enum class Turn { Lead, Done };

  Turn wait_for_turn(Waiter& self);
  std::vector<Waiter*> group_of(Waiter& leader);
  void hand_over();
  void run(const std::vector<Waiter*>& group) noexcept;
  base::Result<base::Nothing> commit_together(const std::vector<Waiter*>& group);

  store::Connection& connection_;
  const std::function<void()> after_commit_;
  std::mutex mutex_;             // of the two below
  std::deque<Waiter*> waiting_;  // who leads now is not among them
  bool has_leader_ = false;
};

}  // namespace rollcall::store::sqlite
