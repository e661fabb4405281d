#pragma once
// A number for each account that every mutation raises, so that whoever keeps something of an
// account knows whether it is still true. Reading it is one load.

#include <array>
#include <atomic>
#include <cstdint>

#include "iam/account.h"

namespace rollcall::store {

class Epochs {
 public:
  std::uint64_t of(iam::AccountId account) const { return counters_[place_of(account)].load(); }
  void raise(iam::AccountId account) { counters_[place_of(account)].fetch_add(1); }

 private:
  // Accounts share counters. What that costs is a cache that is filled again though nothing
  // changed; what it saves is a table that grows.
  static constexpr std::size_t places = 4096;

  // Account numbers may follow a pattern; multiplying by the golden ratio spreads them.
  static std::size_t place_of(iam::AccountId account) {
    return (account.number * 0x9e37'79b9'7f4a'7c15U) >> 52;
  }

  std::array<std::atomic<std::uint64_t>, places> counters_{};
};

}  // namespace rollcall::store
