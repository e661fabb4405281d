#include "auth/signatures/key_holder.h"

#include <algorithm>
#include <limits>

#include "base/clock_tolerance.h"
#include "base/encoding.h"
#include "crypto/hmac.h"

namespace rollcall::auth {
namespace {

constexpr long long never = std::numeric_limits<long long>::min();

// More scopes than a client has reason to sign for in a day; beyond it the oldest key is derived
// anew when it is wanted.
constexpr std::size_t most_derived_keys = 32;

}  // namespace

KeyHolder::KeyHolder(Caller caller, const SigningSecret& secret, std::uint64_t epoch)
    : caller_(std::move(caller)),
      secret_(secret.secret),
      status_(secret.status),
      epoch_(epoch),
      last_use_(secret.last_recorded_use ? base::to_epoch(*secret.last_recorded_use) : never) {}

std::shared_ptr<const sigv4::SigningKey> KeyHolder::signing_key(
    const sigv4::CredentialScope& scope) const {
  const std::lock_guard lock(derived_mutex_);
  const auto same = [&](const Derived& derived) {
    return derived.date == scope.date && derived.region == scope.region &&
           derived.service == scope.service;
  };
  const auto found = std::find_if(derived_.rbegin(), derived_.rend(), same);
  if (found != derived_.rend())
    return found->key;
  if (derived_.size() == most_derived_keys)
    derived_.erase(derived_.begin());
  derived_.push_back(
      {std::string(scope.date), std::string(scope.region), std::string(scope.service),
       std::make_shared<const sigv4::SigningKey>(sigv4::derive_signing_key(secret_, scope))});
  return derived_.back().key;
}

std::string KeyHolder::signature_v2(std::string_view string_to_sign) const {
  return base::to_base64(crypto::hmac_sha1(secret_.reveal(), string_to_sign));
}

std::optional<base::Instant> KeyHolder::last_recorded_use() const {
  const long long second = last_use_.load(std::memory_order_relaxed);
  if (second == never)
    return std::nullopt;
  return base::from_epoch(second);
}

void KeyHolder::remember_use(base::Instant now) const {
  long long known = last_use_.load(std::memory_order_relaxed);
  const long long second = base::to_epoch(now);
  const auto gives_way = [&] {
    return known < second || base::is_in_the_future(base::from_epoch(known), now);
  };
  while (gives_way() && !last_use_.compare_exchange_weak(known, second)) {
  }
}

}  // namespace rollcall::auth
