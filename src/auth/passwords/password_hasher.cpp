#include "auth/passwords/password_hasher.h"

#include <algorithm>
#include <system_error>

#include "base/stand_back.h"
#include "iam/errors.h"

namespace rollcall::auth {
namespace {

std::unexpected<base::Error> busy(std::string detail) {
  return base::fail(iam::errors::service_unavailable,
                    "Too many passwords are being checked at this moment. Try again later.",
                    std::move(detail));
}

}  // namespace

// One caller's hash, which the caller waits for.
struct PasswordHasher::Job {
  const std::function<void()>& work;
  const std::string& who;
  std::condition_variable finished;
  bool is_done = false;
};

PasswordHasher::PasswordHasher(PasswordHasherOptions options, base::RandomBytes random)
    : options_(options), random_(std::move(random)) {}

PasswordHasher::~PasswordHasher() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  offered_.notify_all();
  for (std::thread& thread : threads_)
    thread.join();
}

base::Result<std::string> PasswordHasher::hash(const base::Secret& password) {
  base::Result<std::string> hash;
  TRY(run({}, [&] { hash = crypto::hash_password(password, random_, options_.cost); }));
  if (!hash)
    return busy("no memory to hash a password");
  return hash;
}

base::Result<bool> PasswordHasher::matches(std::string_view hash, const base::Secret& password,
                                           const Claimant& claimant) {
  auto match = crypto::PasswordMatch::Unchecked;
  TRY(run(claimant, [&] { match = crypto::match_password(hash, password); }));
  if (match == crypto::PasswordMatch::Unchecked)
    return busy("a password could not be checked against its hash");
  return match == crypto::PasswordMatch::Yes;
}

base::Result<base::Nothing> PasswordHasher::match_nobody(const base::Secret& password,
                                                         const Claimant& claimant) {
  auto match = crypto::PasswordMatch::Unchecked;
  TRY(run(claimant, [&] { match = crypto::burn_password(password, options_.cost); }));
  if (match == crypto::PasswordMatch::Unchecked)
    return busy("no memory to hash a password");
  return base::Nothing{};
}

base::Result<base::Nothing> PasswordHasher::run(const Claimant& claimant,
                                                const std::function<void()>& work) {
  std::unique_lock lock(mutex_);
  std::deque<Job*>* const line = line_with_room(claimant);
  if (!line)
    return busy("the queue for password hashes is full");
  if (!has_thread_for(running_ + waiting() + 1))
    return busy("no thread to hash a password");
  Job job{.work = work, .who = claimant.who, .finished = {}};
  line->push_back(&job);
  offered_.notify_one();
  job.finished.wait(lock, [&] { return job.is_done; });
  return base::Nothing{};
}

// Whether any thread takes jobs, after one more was started where so many jobs want it. One alone
// takes them all, only later.
bool PasswordHasher::has_thread_for(std::size_t jobs) {
  if (threads_.size() < jobs && threads_.size() < options_.at_once) {
    try {
      threads_.emplace_back([this] { work_until_closed(); });
    } catch (const std::system_error&) {  // the system has none to give
    }
  }
  return !threads_.empty();
}

// Where the next one waits; nullptr: nowhere. Who is known has one place in the line of the known,
// so that nobody fills it alone; root has one place more than strangers have, from wherever it
// comes. Where the own line is full, there may still be a place among the strangers.
std::deque<PasswordHasher::Job*>* PasswordHasher::line_with_room(const Claimant& claimant) {
  const bool is_idle = running_ + waiting() < options_.at_once;
  const std::size_t more = claimant.kind == ClaimantKind::Root ? 1 : 0;
  const auto is_waiting = [&](const Job* job) { return job->who == claimant.who; };
  if (claimant.kind == ClaimantKind::Caller && (is_idle || callers_.size() < options_.apart))
    return &callers_;
  if (claimant.kind == ClaimantKind::Known &&
      (is_idle || (known_.size() < options_.apart && std::ranges::none_of(known_, is_waiting))))
    return &known_;
  return is_idle || strangers_.size() < options_.waiting + more ? &strangers_ : nullptr;
}

std::size_t PasswordHasher::waiting() const {
  return callers_.size() + known_.size() + strangers_.size();
}

// The lines take turns, so that none of them holds up another for longer than a hash takes.
PasswordHasher::Job* PasswordHasher::take_next() {
  std::deque<Job*>* const lines[] = {&callers_, &known_, &strangers_};
  while (lines[turn_ % std::size(lines)]->empty())
    ++turn_;
  std::deque<Job*>& line = *lines[turn_++ % std::size(lines)];
  Job* const job = line.front();
  line.pop_front();
  return job;
}

void PasswordHasher::work_until_closed() {
  base::stand_back(base::Behind::All);
  std::unique_lock lock(mutex_);
  while (true) {
    offered_.wait(lock, [&] { return closed_ || waiting() > 0; });
    if (waiting() == 0)
      return;
    Job* const job = take_next();
    ++running_;
    lock.unlock();
    job->work();
    lock.lock();
    --running_;
    job->is_done = true;
    job->finished.notify_one();  // under the lock: then its caller takes the job away
  }
}

}  // namespace rollcall::auth
