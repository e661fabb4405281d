#pragma once
// The store on whichever engine: nouns, seals and epochs above a database that runs reads and
// writes.

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "store/epochs.h"
#include "store/sql/database.h"
#include "store/sql/transaction.h"
#include "store/store.h"

namespace rollcall::store {

class Store::Engine {
 public:
  using Change = std::function<base::Result<base::Nothing>(Tables&)>;

  static base::Result<std::unique_ptr<Engine>> create(StoreOptions options);
  static base::Result<std::unique_ptr<Engine>> open(StoreOptions options);

  base::Result<base::Nothing> read(iam::AccountId account, Reading reading,
                                   const std::function<void(const Tables&)>& body);
  std::optional<base::Result<base::Nothing>> read_at_once(
      iam::AccountId account, const std::function<void(const Tables&)>& body);
  bool would_wait() const { return database_->would_wait(); }
  base::Result<base::Nothing> write(iam::AccountId account, Effect effect, const Change& body);
  std::uint64_t epoch(iam::AccountId account) const { return epochs_.of(account); }
  bool may_trust(iam::AccountId account, std::uint64_t epoch) const {
    return epochs_.may_trust(account, epoch, Epochs::Clock::now());
  }

  base::Result<base::Nothing> create_account(
      const iam::Account& account, const iam::User& root,
      const std::function<base::Result<base::Nothing>(Tables&)>& furnish);
  base::Result<std::vector<iam::Account>> accounts_after(iam::AccountId account, std::size_t most);
  base::Result<std::optional<iam::AccountId>> account_with_alias(std::string_view alias);
  base::Result<std::vector<iam::AccountId>> accounts_with_root_email(std::string_view email);
  base::Result<base::Nothing> find_accounts_awaiting_reports(
      const std::function<void(iam::AccountId)>& found);
  SharedFailures* shared_failures() { return database_->shared_failures(); }
  void on_report_requested(std::function<void(iam::AccountId)> listener);
  bool is_ready();

 private:
  Engine(StoreOptions options, std::unique_ptr<Database> database)
      : options_(std::move(options)),
        database_(std::move(database)),
        epochs_(database_->watched_epochs()) {}
  static base::Result<std::unique_ptr<Engine>> start(StoreOptions options,
                                                     std::unique_ptr<Database> database);
  base::Result<base::Nothing> prove_master_keys();
  base::Result<base::Nothing> read(Reading reading, const Database::Body& body);
  Sealing sealing() const { return {options_.keys, options_.random}; }
  void tell_listener(iam::AccountId account);

  const StoreOptions options_;
  std::mutex listener_mutex_;
  std::function<void(iam::AccountId)> listener_;
  const std::unique_ptr<Database> database_;
  Epochs& epochs_;  // the database's
};

}  // namespace rollcall::store
