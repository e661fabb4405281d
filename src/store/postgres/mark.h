#pragma once
// What a write transaction leaves behind, so that somebody whose commit was cut off can learn what
// became of it: for the account, who wrote, and the number of the write among theirs. Ids of
// transactions do not serve, because they are used again after a fail-over.

#include <cstdint>

#include "iam/account.h"

namespace rollcall::store::postgres {

struct Mark {
  iam::AccountId account;  // so that a distributed database keeps it beside what was written
  std::int64_t writer;     // random; of one connection
  std::int64_t number;     // 1, 2, 3…
};

}  // namespace rollcall::store::postgres
