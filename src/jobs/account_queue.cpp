#include "jobs/account_queue.h"

#include <algorithm>

namespace rollcall::jobs {

AccountQueue::Clock::duration AccountQueue::delay_after(std::optional<Clock::duration> last,
                                                        const Patience& patience) {
  return last ? std::min(2 * *last, patience.longest) : patience.first;
}

void AccountQueue::add(iam::AccountId account) {
  {
    const std::scoped_lock lock(mutex_);
    due_.emplace(account, Clock::now());
  }
  changed_.notify_all();
}

std::optional<iam::AccountId> AccountQueue::take(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const auto first = first_due();
    if (first == due_.end()) {
      changed_.wait(lock, stop, [&] { return first_due() != due_.end(); });
      continue;
    }
    const iam::AccountId account = first->first;
    const Clock::time_point due = first->second;
    if (due <= Clock::now()) {
      due_.erase(first);
      taken_.insert(account);
      return account;
    }
    changed_.wait_until(lock, stop, due, [&] {
      const auto now_first = first_due();
      return now_first != due_.end() && now_first->second < due;
    });
  }
  return std::nullopt;
}

void AccountQueue::done(iam::AccountId account) {
  {
    const std::scoped_lock lock(mutex_);
    taken_.erase(account);
    last_delay_.erase(account);
  }
  changed_.notify_all();
}

void AccountQueue::failed(iam::AccountId account) {
  {
    const std::scoped_lock lock(mutex_);
    taken_.erase(account);
    const auto last = last_delay_.find(account);
    const Clock::duration delay = delay_after(
        last == last_delay_.end() ? std::nullopt : std::optional(last->second), patience_);
    last_delay_.insert_or_assign(account, delay);
    due_.insert_or_assign(account, Clock::now() + delay);
  }
  changed_.notify_all();
}

std::map<iam::AccountId, AccountQueue::Clock::time_point>::iterator AccountQueue::first_due() {
  auto first = due_.end();
  for (auto one = due_.begin(); one != due_.end(); ++one)
    if (!taken_.contains(one->first) && (first == due_.end() || one->second < first->second))
      first = one;
  return first;
}

}  // namespace rollcall::jobs
