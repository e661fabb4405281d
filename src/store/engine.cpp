#include "store/engine.h"

#include "store/damage.h"
#include "store/postgres/database.h"
#include "store/sql/account_lock.h"
#include "store/sql/accounts.h"
#include "store/sql/master_key_proofs.h"
#include "store/sql/packed_rows.h"
#include "store/sql/transaction.h"
#include "store/sqlite/database.h"

namespace rollcall::store {
namespace {

base::Result<std::unique_ptr<Database>> made(const StoreOptions& options) {
  if (options.database)
    return TRY(postgres::Database::create(*options.database, options.random));
  return TRY(sqlite::Database::create(options.directory));
}

base::Result<std::unique_ptr<Database>> opened(const StoreOptions& options) {
  if (options.database)
    return TRY(postgres::Database::open(*options.database, options.random));
  return TRY(sqlite::Database::open(options.directory));
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
  auto database = TRY(refusing_damage([&] { return made(options); }));
  return start(std::move(options), std::move(database));
}

base::Result<std::unique_ptr<Store::Engine>> Store::Engine::open(StoreOptions options) {
  auto database = TRY(refusing_damage([&] { return opened(options); }));
  return start(std::move(options), std::move(database));
}

base::Result<std::unique_ptr<Store::Engine>> Store::Engine::start(
    StoreOptions options, std::unique_ptr<Database> database) {
  std::unique_ptr<Engine> engine(new Engine(std::move(options), std::move(database)));
  TRY(engine->prove_master_keys());
  return engine;
}

base::Result<base::Nothing> Store::Engine::prove_master_keys() {
  return database_->write({}, [this](Connection& connection) -> base::Result<base::Nothing> {
    Transaction transaction{connection, sealing()};
    TRY(check_master_keys(transaction));
    prove_newest_master_key(transaction);
    return base::Nothing{};
  });
}

// Damage is thrown as far as here, and no farther.
base::Result<base::Nothing> Store::Engine::read(Reading reading, const Database::Body& body) {
  return refusing_damage([&] { return database_->read(reading, body); });
}

base::Result<base::Nothing> Store::Engine::read(iam::AccountId account, Reading reading,
                                                const std::function<void(const Tables&)>& body) {
  return read(reading, [&](Connection& connection) {
    Transaction transaction{connection, sealing()};
    const Tables tables = tables_of(transaction, account);
    body(tables);
  });
}

std::optional<base::Result<base::Nothing>> Store::Engine::read_at_once(
    iam::AccountId account, const std::function<void(const Tables&)>& body) {
  return refusing_damage([&]() -> std::optional<base::Result<base::Nothing>> {
    const bool was_read = database_->read_at_once([&](Connection& connection) {
      Transaction transaction{connection, sealing()};
      const Tables tables = tables_of(transaction, account);
      body(tables);
    });
    return was_read ? std::optional(base::Result<base::Nothing>{}) : std::nullopt;
  });
}

base::Result<base::Nothing> Store::Engine::write(iam::AccountId account, Effect effect,
                                                 const Change& body) {
  ReportAsked report_asked = ReportAsked::No;
  TRY(database_->write(account, [&](Connection& connection) {
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

base::Result<base::Nothing> Store::Engine::create_account(const iam::Account& account,
                                                          const iam::User& root,
                                                          const Change& furnish) {
  const auto created = database_->write(account.id, [&](Connection& connection) {
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

base::Result<std::vector<iam::Account>> Store::Engine::accounts_after(iam::AccountId account,
                                                                      std::size_t most) {
  std::vector<iam::Account> accounts;
  TRY(read(Reading::Short, [&](Connection& connection) {
    accounts = find_accounts_after(connection, account, most);
  }));
  return accounts;
}

base::Result<std::optional<iam::AccountId>> Store::Engine::account_with_alias(
    std::string_view alias) {
  std::optional<iam::AccountId> account;
  TRY(read(Reading::Short,
           [&](Connection& connection) { account = find_account_with_alias(connection, alias); }));
  return account;
}

base::Result<std::vector<iam::AccountId>> Store::Engine::accounts_with_root_email(
    std::string_view email) {
  std::vector<iam::AccountId> accounts;
  TRY(read(Reading::Short, [&](Connection& connection) {
    accounts = find_accounts_with_root_email(connection, email);
  }));
  return accounts;
}

base::Result<base::Nothing> Store::Engine::find_accounts_awaiting_reports(
    const std::function<void(iam::AccountId)>& found) {
  const auto look_from = [&](End end) {
    return read(Reading::Short, [&](Connection& connection) {
      for_each_account_awaiting_reports(connection, end, found);
    });
  };
  auto looked = look_from(End::First);
  if (!looked)  // what lies behind the damage is reached from there
    static_cast<void>(look_from(End::Last));
  return looked;
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
  int version = 0;
  const auto asked =
      read(Reading::Short, [&](Connection& connection) { version = connection.schema_version(); });
  return asked && version != 0;
}

}  // namespace rollcall::store
