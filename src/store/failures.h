#pragma once
// How often something was tried in vain, counted for all servers that share a database, so that who
// guesses gains nothing by going from one to the next. It is kept under keys that are hashes, and
// is of no account: what is typed names accounts that do not exist as well.

#include <functional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace rollcall::store {

struct Failures {
  int count = 0;
  base::Instant last = {};
  base::Instant before = {};  // the last but one

  bool operator==(const Failures&) const = default;
};

class SharedFailures {
 public:
  // Of what is counted under the keys, in their order; nothing is what there is under a new one.
  using Change = std::function<void(std::vector<Failures>&)>;

  virtual ~SharedFailures() = default;

  // Changes what is counted under these keys, between which and itself nobody else does. May run
  // the change several times, of which the last one is kept, for as long as the database is:
  // nothing of this is flushed, nor on another server after a fail-over. ServiceUnavailable where
  // it cannot be counted.
  virtual base::Result<base::Nothing> change(const std::vector<std::string>& keys,
                                             const Change& change) = 0;

  // What failed last at this instant or earlier counts no more.
  virtual base::Result<base::Nothing> forget_until(base::Instant instant) = 0;
};

}  // namespace rollcall::store
