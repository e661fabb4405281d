#pragma once
// What an engine is to the store: something that runs reads on snapshots and writes in transactions
// of their own. Pools, group commit and what is done about a lost connection are the engine's own
// business.

#include <functional>

#include "base/result.h"
#include "iam/account.h"
#include "store/epochs.h"
#include "store/failures.h"
#include "store/sql/connection.h"
#include "store/store.h"

namespace rollcall::store {

class Database {
 public:
  using Body = std::function<void(Connection&)>;
  using Change = std::function<base::Result<base::Nothing>(Connection&)>;

  virtual ~Database() = default;

  // Runs `body` on one snapshot; ServiceUnavailable where the database cannot be reached or was
  // lost on the way, and `body` perhaps not run to its end. Waits for its turn: a body must not
  // read again. What a body throws, as Damage, is thrown on.
  virtual base::Result<base::Nothing> read(Reading reading, const Body& body) = 0;

  // The same for a short read that need not wait; false, and nothing has happened, if it would have
  // to. An engine behind a network always has to.
  virtual bool read_at_once(const Body& body) = 0;
  virtual bool would_wait() const = 0;

  // Runs the change, which is about one account, in a write transaction; perhaps several times, of
  // which one is kept. Returns when that is durable, or with the error for which it was taken back.
  virtual base::Result<base::Nothing> write(iam::AccountId account, const Change& change) = 0;

  // What this program knows of changes: those that it makes itself are raised by whoever makes
  // them. Where other programs change the same database, theirs are looked for from the first call
  // on. Called by one thread, and lives as long as this.
  virtual Epochs& watched_epochs() = 0;

  // nullptr where no other server is to know what was tried in vain.
  virtual SharedFailures* shared_failures() = 0;
};

}  // namespace rollcall::store
