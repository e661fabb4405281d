#include "store/postgres/writes.h"

#include "iam/errors.h"
#include "store/damage.h"
#include "store/errors.h"

namespace rollcall::store::postgres {
namespace {

using Clock = std::chrono::steady_clock;

// A change that meets others this often in a row is refused. Those of one account wait for each
// other; what is unique among all accounts is rarely wanted twice at once.
constexpr int most_attempts = 10;
constexpr std::chrono::seconds longest_time_for_attempts{20};

}  // namespace

base::Result<base::Nothing> Writes::write(iam::AccountId account, const Change& change) {
  std::string why;
  const auto give_up = Clock::now() + longest_time_for_attempts;
  for (int attempt = 0; attempt < most_attempts && Clock::now() < give_up; ++attempt) {
    Mark mark{};
    Cause cause = Cause::Lost;
    try {
      const auto connection = pool_.borrow();
      mark = connection->next_mark(account);
      return run(*connection, mark, change);
    } catch (const Interruption& interruption) {
      cause = interruption.cause();
      why = interruption.what();
    }
    if (cause == Cause::NoRoom)
      return base::fail(iam::errors::service_failure, std::string(errors::nothing_was_stored), why);
    if (mark.number == 0)  // there was no connection to be had
      break;
    if (cause != Cause::Unknown)
      continue;
    const Fate fate = learn(mark);
    if (fate == Fate::Kept)
      return base::Nothing{};
    if (fate == Fate::Unknown)
      return base::fail(iam::errors::service_unavailable, std::string(errors::perhaps_stored), why);
  }
  return base::fail(iam::errors::service_unavailable, std::string(errors::nothing_was_stored), why);
}

// Whatever is thrown leaves the connection without a transaction.
base::Result<base::Nothing> Writes::run(Connection& connection, const Mark& mark,
                                        const Change& change) {
  try {
    connection.begin_write_to(mark.account);
    auto outcome = refusing_damage([&] { return change(connection); });
    if (outcome) {
      connection.leave(mark);
      return connection.commit();
    }
    connection.rollback();
    return outcome;
  } catch (...) {
    connection.rollback();
    throw;
  }
}

Writes::Fate Writes::learn(const Mark& mark) {
  const auto deadline = Clock::now() + learn_within_;
  do {
    try {
      return pool_.borrow_until(deadline)->finds(mark) ? Fate::Kept : Fate::NotKept;
    } catch (const Interruption&) {  // the next connection may tell
    }
  } while (Clock::now() < deadline);
  return Fate::Unknown;
}

}  // namespace rollcall::store::postgres
