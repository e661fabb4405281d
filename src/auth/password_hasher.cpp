#include "auth/password_hasher.h"

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
  TRY(run([&] { hash = crypto::hash_password(password, random_, options_.cost); }));
  if (!hash)
    return busy("no memory to hash a password");
  return hash;
}

base::Result<bool> PasswordHasher::matches(std::string_view hash, const base::Secret& password) {
  auto match = crypto::PasswordMatch::Unchecked;
  TRY(run([&] { match = crypto::match_password(hash, password); }));
  if (match == crypto::PasswordMatch::Unchecked)
    return busy("a password could not be checked against its hash");
  return match == crypto::PasswordMatch::Yes;
}

base::Result<base::Nothing> PasswordHasher::match_nobody(const base::Secret& password) {
  auto match = crypto::PasswordMatch::Unchecked;
  TRY(run([&] { match = crypto::burn_password(password, options_.cost); }));
  if (match == crypto::PasswordMatch::Unchecked)
    return busy("no memory to hash a password");
  return base::Nothing{};
}

base::Result<base::Nothing> PasswordHasher::run(const std::function<void()>& work) {
  std::unique_lock lock(mutex_);
  if (running_ + queue_.size() >= options_.at_once + options_.waiting)
    return busy("the queue for password hashes is full");
  Job job{.work = work, .finished = {}};
  queue_.push_back(&job);
  const std::size_t wanted = running_ + queue_.size();
  if (threads_.size() < wanted && threads_.size() < options_.at_once)
    threads_.emplace_back([this] { work_until_closed(); });
  offered_.notify_one();
  job.finished.wait(lock, [&] { return job.is_done; });
  return base::Nothing{};
}

void PasswordHasher::work_until_closed() {
  base::stand_back(base::Behind::All);
  std::unique_lock lock(mutex_);
  while (true) {
    offered_.wait(lock, [&] { return closed_ || !queue_.empty(); });
    if (queue_.empty())
      return;
    Job* const job = queue_.front();
    queue_.pop_front();
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
