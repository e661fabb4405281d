#include "store/engine.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "store/damage.h"
#include "store/database_file.h"
#include "store/errors.h"
#include "store/founding_mark.h"
#include "store/schema/migrate.h"
#include "store/sql/account_lock.h"
#include "store/sql/accounts.h"
#include "store/sql/master_key_proofs.h"
#include "store/sql/packed_rows.h"
#include "store/sql/transaction.h"
#include "store/synced_directory.h"

namespace rollcall::store {
namespace {

// As many reads at once as a small machine can use. Each costs the page cache of its connection;
// more wait their turn. Long ones never have more than half, however many are asked for.
constexpr ReaderLimits reader_limits{.most = 16, .most_long = 8};

base::Result<base::Nothing> make_database_file(const std::filesystem::path& directory) {
  TRY(make_private_directory(directory));
  // Readable by its owner alone; SQLite gives the files it puts beside it the same mode.
  const int file = ::open(database_in(directory).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    return base::fail(errors::unusable_directory, "the database cannot be made in " +
                                                      directory.string() + ": " +
                                                      std::generic_category().message(errno));
  ::close(file);
  return sync_directory(directory);
}

// Every change of an account goes through here: what reports read of the users it touched is
// packed before it is kept.
base::Result<base::Nothing> changed_and_packed(
    Transaction& transaction, iam::AccountId account,
    const std::function<base::Result<base::Nothing>(Tables&)>& body) {
  Tables tables = tables_of(transaction, account);
  TRY(body(tables));
  pack_touched_users(transaction, account);
  return base::Nothing{};
}

}  // namespace

base::Result<std::unique_ptr<Store::Engine>> Store::Engine::create(StoreOptions options) {
  TRY(make_database_file(options.directory));
  auto writer = TRY(sqlite::Connection::open(database_in(options.directory), sqlite::Role::Writer));
  // A database without a schema is what a creation left that was broken off, and is finished now.
  if (writer->schema_version() != 0)
    return base::fail(errors::store_exists,
                      "there is a store already in " + options.directory.string());
  return start(std::move(options), std::move(writer));
}

base::Result<std::unique_ptr<Store::Engine>> Store::Engine::open(StoreOptions options) {
  TRY(check_is_founded(options.directory));
  const auto missing = [&] {
    return base::fail(errors::no_store, "there is no store in " + options.directory.string());
  };
  std::error_code unreadable;
  if (!std::filesystem::exists(database_in(options.directory), unreadable))
    return missing();
  auto writer = TRY(sqlite::Connection::open(database_in(options.directory), sqlite::Role::Writer));
  if (writer->schema_version() == 0)
    return missing();
  return start(std::move(options), std::move(writer));
}

base::Result<std::unique_ptr<Store::Engine>> Store::Engine::start(
    StoreOptions options, std::unique_ptr<sqlite::Connection> writer) {
  using sqlite::Role;
  const std::filesystem::path file = database_in(options.directory);
  TRY(migrate(*writer, migrations()));
  auto reader = TRY(sqlite::Connection::open(file, Role::Reader));
  auto mover = TRY(sqlite::Connection::open(file, Role::Checkpointer));
  auto holder = TRY(sqlite::Connection::open(file, Role::Checkpointer));
  std::unique_ptr<Engine> engine(
      new Engine(std::move(options), {.writer = std::move(writer),
                                      .reader = std::move(reader),
                                      .checkpointer = {std::move(mover), std::move(holder)}}));
  TRY(engine->prove_master_keys());
  return engine;
}

Store::Engine::Engine(StoreOptions options, Connections connections)
    : options_(std::move(options)),
      writer_(std::move(connections.writer)),
      readers_(
          std::move(connections.reader), [this] { return another_reader(); }, reader_limits),
      group_commit_(*writer_, [this] { checkpointer_->log_has(writer_->log_pages()); }),
      checkpointer_(std::make_unique<sqlite::Checkpointer>(
          std::move(connections.checkpointer),
          [this](const std::function<void()>& work) { return without_writers(work); })) {}

base::Result<base::Nothing> Store::Engine::prove_master_keys() {
  return group_commit_.write([this](Connection& connection) -> base::Result<base::Nothing> {
    Transaction transaction{connection, sealing()};
    TRY(check_master_keys(transaction));
    prove_newest_master_key(transaction);
    return base::Nothing{};
  });
}

std::unique_ptr<Connection> Store::Engine::another_reader() const {
  auto reader = sqlite::Connection::open(database_in(options_.directory), sqlite::Role::Reader);
  return reader ? *std::move(reader) : nullptr;
}

void Store::Engine::read(iam::AccountId account, Reading reading,
                         const std::function<void(const Tables&)>& body) {
  readers_.read(reading, [&](Connection& connection) {
    Transaction transaction{connection, sealing()};
    const Tables tables = tables_of(transaction, account);
    body(tables);
  });
}

bool Store::Engine::read_at_once(iam::AccountId account,
                                 const std::function<void(const Tables&)>& body) {
  return readers_.read_at_once([&](Connection& connection) {
    Transaction transaction{connection, sealing()};
    const Tables tables = tables_of(transaction, account);
    body(tables);
  });
}

base::Result<base::Nothing> Store::Engine::write(iam::AccountId account, Effect effect,
                                                 const Change& body) {
  ReportAsked report_asked = ReportAsked::No;
  TRY(group_commit_.write([&](Connection& connection) {
    Transaction transaction{connection, sealing(), lock_account(connection, account, effect)};
    auto outcome = changed_and_packed(transaction, account, body);
    report_asked = transaction.report_asked;
    return outcome;
  }));
  if (effect == Effect::Mutation)
    epochs_.raise(account);
  if (report_asked == ReportAsked::Yes)
    tell_listener(account);
  return base::Nothing{};
}

// An open write transaction, in which nothing is written, keeps writers of other processes out as
// well.
bool Store::Engine::without_writers(const std::function<void()>& work) {
  bool done = false;
  group_commit_.between_groups([&] {
    if (!writer_->begin_write())
      return;
    work();
    writer_->rollback();
    done = true;
  });
  return done;
}

base::Result<base::Nothing> Store::Engine::create_account(const iam::Account& account,
                                                          const iam::User& root,
                                                          const Change& furnish) {
  const auto created = group_commit_.write([&](Connection& connection) {
    auto inserted = insert_account(connection, account);
    if (!inserted)
      return inserted;
    Transaction transaction{connection, sealing(), AccountLock::Held};
    return changed_and_packed(transaction, account.id, [&](Tables& tables) {
      tables.users.insert(root);
      return furnish(tables);
    });
  });
  if (created)
    epochs_.raise(account.id);
  return created;
}

std::vector<iam::Account> Store::Engine::accounts_after(iam::AccountId account, std::size_t most) {
  std::vector<iam::Account> accounts;
  readers_.read(Reading::Short, [&](Connection& connection) {
    accounts = find_accounts_after(connection, account, most);
  });
  return accounts;
}

std::optional<iam::AccountId> Store::Engine::account_with_alias(std::string_view alias) {
  std::optional<iam::AccountId> account;
  readers_.read(Reading::Short, [&](Connection& connection) {
    account = find_account_with_alias(connection, alias);
  });
  return account;
}

std::vector<iam::AccountId> Store::Engine::accounts_with_root_email(std::string_view email) {
  std::vector<iam::AccountId> accounts;
  readers_.read(Reading::Short, [&](Connection& connection) {
    accounts = find_accounts_with_root_email(connection, email);
  });
  return accounts;
}

void Store::Engine::find_accounts_awaiting_reports(
    const std::function<void(iam::AccountId)>& found) {
  const auto look_from = [&](End end) {
    readers_.read(Reading::Short, [&](Connection& connection) {
      for_each_account_awaiting_reports(connection, end, found);
    });
  };
  try {
    look_from(End::First);
  } catch (const Damage&) {
    look_from(End::Last);  // what lies behind the damage is reached from there
    throw;
  }
}

void Store::Engine::on_report_requested(std::function<void(iam::AccountId)> listener) {
  const std::lock_guard lock(listener_mutex_);
  listener_ = std::move(listener);
}

void Store::Engine::tell_listener(iam::AccountId account) {
  const std::lock_guard lock(listener_mutex_);
  if (listener_)
    listener_(account);
}

bool Store::Engine::is_ready() {
  const auto version = refusing_damage([&]() -> base::Result<int> {
    int found = 0;
    readers_.read(Reading::Short,
                  [&](Connection& connection) { found = connection.schema_version(); });
    return found;
  });
  return version.value_or(0) != 0;
}

}  // namespace rollcall::store
