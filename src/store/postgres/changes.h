#pragma once
// Which accounts were changed by whichever program, as one look after another at the database
// finds out.
//
// A number that counts up does not tell what was changed since the last look: a transaction that
// took a lower one may be committed after one that took a higher. So each look has a snapshot. What
// the last one did not show, because it had not ended then, is what a look is about; what it did
// show was told before. One conversation is needed for that: behind another one may be another
// server, on which numbers are taken again.

#include <memory>
#include <optional>

#include "store/epochs.h"
#include "store/postgres/connection.h"
#include "store/postgres/snapshot.h"

namespace rollcall::store::postgres {

class Changes {
 public:
  Changes(Server& server, Epochs& epochs) : server_(server), epochs_(epochs) {}

  // Raises the epochs of the accounts that were changed since the last look; of all accounts, after
  // a look that failed. UnusableDatabase where nothing can be heard, and then nothing is.
  base::Result<base::Nothing> look();

 private:
  void raise_changed_since(const Snapshot& last, const Snapshot& now);

  Server& server_;
  Epochs& epochs_;
  std::unique_ptr<Connection> connection_;
  std::optional<Snapshot> seen_;  // through this connection
};

}  // namespace rollcall::store::postgres
