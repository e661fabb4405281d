#pragma once
// What whoever runs the server says about a PostgreSQL database: where it is, and what is asked of
// it. Apart from the connections, because everybody who opens a store may say it.

#include <chrono>

#include "store/postgres/address.h"

namespace rollcall::store::postgres {

// Whether a server that would acknowledge a commit without a standby having it is good enough.
enum class Standby { Optional, Required };

struct Options {
  Address address;
  Standby standby = Standby::Optional;
  // When a server that says nothing is taken for lost: while it connects, at any statement, and at
  // a commit, which may wait for a standby.
  std::chrono::milliseconds connect_within{5'000};
  std::chrono::milliseconds answer_within{30'000};
  std::chrono::milliseconds commit_within{10'000};
  // How often is looked what other programs have changed.
  std::chrono::milliseconds look_every{100};
};

}  // namespace rollcall::store::postgres
