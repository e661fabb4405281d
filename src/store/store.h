#pragma once
// Where accounts and credentials are kept. What is asked and answered here is nouns; no SQL leaves
// this folder.
//
// Every call is about one account. A read sees one moment and never holds up a writer. A write is
// all or nothing, and durable when write() returns. Everything that is asked can fail: with
// ServiceFailure where what is stored is damaged or has no room, and with ServiceUnavailable where
// the database cannot be reached. Either says nothing about what was asked for.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/random.h"
#include "base/result.h"
#include "crypto/seal.h"
#include "iam/account.h"
#include "store/failures.h"
#include "store/postgres/options.h"
#include "store/tables.h"

namespace rollcall::store {

struct StoreOptions {
  std::filesystem::path directory;  // holds the database, unless it is elsewhere; made by create()
  crypto::Keyring keys;             // seals and opens secrets
  base::RandomBytes random;
  std::optional<postgres::Options> database = {};  // in which the store is then kept
};

// What a write changes, and thereby what it takes of its account.
//
// A mutation changes what callers are or may do: it holds the account's lock from its beginning and
// raises the account's epoch. A record changes what is known of what happened: an event, a code
// that is spent, a report that is asked for or made. It holds the lock, because it counts and
// numbers, and leaves every cache alone. A last use is one conditional statement that any number of
// writers may run at once; it takes nothing but its user's packed row, and may do nothing else.
enum class Effect { Mutation, Record, LastUse };

// How much a read looks at: a few rows, or so many that others must not be held up by it. Of the
// long ones only so many run at once, and a short one waits for none of them.
enum class Reading { Short, Long };

// What is asked of the store is a Result, because it can always fail; what is one already stays as
// it is.
template <typename Answer>
struct Fallible {
  using Type = base::Result<Answer>;
};
template <typename Value>
struct Fallible<base::Result<Value>> {
  using Type = base::Result<Value>;
};
template <typename Body>
using AnswerOf = typename Fallible<std::invoke_result_t<Body, const Tables&>>::Type;

class Store {
 public:
  // Makes a new, empty store; fails with store_exists where one is already. open() needs one of the
  // same or an older schema, which it migrates.
  static base::Result<std::unique_ptr<Store>> create(StoreOptions options);
  static base::Result<std::unique_ptr<Store>> open(StoreOptions options);
  ~Store();

  // Runs `body` on one snapshot of the account and returns what it returns, or why that could not
  // be read: then `body` may not have been run, or not to its end. Its tables are for reading only;
  // it may write() meanwhile, which its snapshot does not show, but must not read() again.
  template <typename Body>
  AnswerOf<Body> read(iam::AccountId account, Body&& body, Reading reading = Reading::Short) {
    std::optional<AnswerOf<Body>> answer;
    auto done =
        read_with(account, reading, [&](const Tables& tables) { answer.emplace(body(tables)); });
    if (!done)
      return std::unexpected(std::move(done).error());
    return *std::move(answer);
  }

  // The same for a short read on a thread that must not wait; nullopt, and nothing has happened, if
  // it would have to.
  template <typename Body>
  std::optional<AnswerOf<Body>> read_at_once(iam::AccountId account, Body&& body) {
    std::optional<AnswerOf<Body>> answer;
    auto done =
        read_if_possible(account, [&](const Tables& tables) { answer.emplace(body(tables)); });
    if (done && !*done)
      return AnswerOf<Body>(std::unexpected(std::move(*done).error()));
    return answer;
  }

  // Whether a short read that began now would have to wait.
  bool would_wait() const;

  // Runs `body` in a write transaction. Its Result decides: an error rolls its savepoint back and
  // is returned; a value is returned once it is durable. ServiceFailure, whatever `body` said, when
  // there is no room to write; ServiceUnavailable, whose message says so, when nobody can tell
  // whether it was kept. `body` may run several times, of which one is kept, and on another
  // writer's thread; it must not wait for anything (nor read or write this store), and must not
  // throw.
  template <typename Body>
  auto write(iam::AccountId account, Effect effect, Body&& body) {
    using Answer = decltype(body(std::declval<Tables&>()));
    std::optional<Answer> answer;
    const auto written =
        write_with(account, effect, [&](Tables& tables) -> base::Result<base::Nothing> {
          answer.emplace(body(tables));
          if (!*answer)
            return std::unexpected(answer->error());
          return base::Nothing{};
        });
    if (!written)
      return Answer(std::unexpected(written.error()));
    return *std::move(answer);
  }

  // A number that every mutation of the account raises once it is durable, and before write()
  // returns; that of another process, once this one hears of it. It may be raised without one. Read
  // it before the snapshot that fills a cache: what is kept under it is good for as long as
  // may_trust() says so. Both never wait. It is a number of this process: what the database holds
  // counts on across restarts, this one need not.
  std::uint64_t epoch(iam::AccountId account) const;

  // Whether what was read under this epoch may still be trusted: nothing is known to have changed
  // since, and no more than a bound has passed since the last time that this process knew of every
  // change there was. A server that cannot hear the others trusts nothing that it remembers. On
  // SQLite one server has the directory, and is always up to date.
  bool may_trust(iam::AccountId account, std::uint64_t epoch) const;

  // What is not inside one account.
  //
  // Makes an account and its root user, and has `furnish` add what belongs to them (a first key),
  // all in one transaction. EntityAlreadyExists for an account id or an alias that is taken.
  base::Result<base::Nothing> create_account(
      const iam::Account& account, const iam::User& root,
      const std::function<base::Result<base::Nothing>(Tables&)>& furnish);
  // By number, at most `most` of those behind this one: nobody has all of them in memory, nor keeps
  // a snapshot while somebody reads them.
  base::Result<std::vector<iam::Account>> accounts_after(iam::AccountId account, std::size_t most);
  base::Result<std::optional<iam::AccountId>> account_with_alias(std::string_view alias);
  // Whatever the case of the address; nothing keeps two accounts from having one.
  base::Result<std::vector<iam::AccountId>> accounts_with_root_email(std::string_view email);

  // Tells of every account with a credential report that was asked for and is not finished, some
  // perhaps twice. Where it meets damage, all that can be read are told before it says so.
  base::Result<base::Nothing> find_accounts_awaiting_reports(
      const std::function<void(iam::AccountId)>& found);
  // Who is told, once the asking is durable, of each new one. The listener runs on a writer's
  // thread and only takes note.
  void on_report_requested(std::function<void(iam::AccountId)> listener);

  // What was tried in vain at whichever server; nullptr where one server has the store, whose own
  // memory is all there is to know.
  SharedFailures* shared_failures();
  // Whether several servers may have it at a time.
  bool is_shared() { return shared_failures() != nullptr; }

  // Whether the store answers (a read of one row); for health checks.
  bool is_ready();

  class Engine;

 private:
  explicit Store(std::unique_ptr<Engine> engine);
  base::Result<base::Nothing> read_with(iam::AccountId account, Reading reading,
                                        const std::function<void(const Tables&)>& body);
  // nullopt where it would have had to wait.
  std::optional<base::Result<base::Nothing>> read_if_possible(
      iam::AccountId account, const std::function<void(const Tables&)>& body);
  base::Result<base::Nothing> write_with(
      iam::AccountId account, Effect effect,
      const std::function<base::Result<base::Nothing>(Tables&)>& body);

  std::unique_ptr<Engine> engine_;
};

}  // namespace rollcall::store
