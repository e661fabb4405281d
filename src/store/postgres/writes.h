#pragma once
// Write transactions on PostgreSQL: run again when another one came between or the connection was
// lost before the commit, and looked for when it was lost at the commit.

#include <functional>

#include "base/result.h"
#include "store/postgres/connection_pool.h"

namespace rollcall::store::postgres {

class Writes {
 public:
  using Change = std::function<base::Result<base::Nothing>(store::Connection&)>;

  // Of what became of a commit that was cut off, nothing is known only after `learn_within`.
  Writes(ConnectionPool& pool, std::chrono::milliseconds learn_within)
      : pool_(pool), learn_within_(learn_within) {}

  // Runs the change in a transaction; perhaps several times, of which one is kept. Returns when it
  // is durable, or with the error for which it was taken back. ServiceUnavailable when it could not
  // be stored, or when it is not known whether it was; the message says which.
  base::Result<base::Nothing> write(iam::AccountId account, const Change& change);

 private:
  enum class Fate { Kept, NotKept, Unknown };

  base::Result<base::Nothing> run(Connection& connection, const Mark& mark, const Change& change);
  Fate learn(const Mark& mark);

  ConnectionPool& pool_;
  const std::chrono::milliseconds learn_within_;
};

}  // namespace rollcall::store::postgres
