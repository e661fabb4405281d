#include "auth/password_hasher.h"

#include "iam/errors.h"

namespace rollcall::auth {
namespace {

std::unexpected<base::Error> busy(std::string detail) {
  return base::fail(iam::errors::service_unavailable,
                    "Too many passwords are being checked at this moment. Try again later.",
                    std::move(detail));
}

}  // namespace

// Gives the turn back, however the function that took it ends.
class PasswordHasher::Turn {
 public:
  explicit Turn(PasswordHasher& hasher) : hasher_(hasher) {}
  ~Turn() { hasher_.leave(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  PasswordHasher& hasher_;
};

PasswordHasher::PasswordHasher(PasswordHasherOptions options, base::RandomBytes random)
    : options_(options), random_(std::move(random)) {}

base::Result<std::string> PasswordHasher::hash(const base::Secret& password) {
  TRY(enter());
  const Turn turn(*this);
  auto hash = crypto::hash_password(password, random_, options_.cost);
  if (!hash)
    return busy("no memory to hash a password");
  return hash;
}

base::Result<bool> PasswordHasher::matches(std::string_view hash, const base::Secret& password) {
  TRY(enter());
  const Turn turn(*this);
  const crypto::PasswordMatch match = crypto::match_password(hash, password);
  if (match == crypto::PasswordMatch::Unchecked)
    return busy("a password could not be checked against its hash");
  return match == crypto::PasswordMatch::Yes;
}

base::Result<base::Nothing> PasswordHasher::match_nobody(const base::Secret& password) {
  TRY(enter());
  const Turn turn(*this);
  if (crypto::burn_password(password, options_.cost) == crypto::PasswordMatch::Unchecked)
    return busy("no memory to hash a password");
  return base::Nothing{};
}

base::Result<base::Nothing> PasswordHasher::enter() {
  std::unique_lock lock(mutex_);
  if (running_ >= options_.at_once && waiting_ >= options_.waiting)
    return busy("the queue for password hashes is full");
  ++waiting_;
  turn_.wait(lock, [&] { return running_ < options_.at_once; });
  --waiting_;
  ++running_;
  return base::Nothing{};
}

void PasswordHasher::leave() {
  {
    const std::lock_guard lock(mutex_);
    --running_;
  }
  turn_.notify_one();
}

}  // namespace rollcall::auth
