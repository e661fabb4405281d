#pragma once
// The store on SQLite, put together: one connection that writes, a few that read, and one thread
// that keeps the log short.

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "store/epochs.h"
#include "store/group_commit.h"
#include "store/reader_pool.h"
#include "store/sql/transaction.h"
#include "store/sqlite/checkpointer.h"
#include "store/sqlite/connection.h"
#include "store/store.h"

namespace rollcall::store {

class Store::Engine {
 public:
  using Change = std::function<base::Result<base::Nothing>(Tables&)>;

  static base::Result<std::unique_ptr<Engine>> create(StoreOptions options);
  static base::Result<std::unique_ptr<Engine>> open(StoreOptions options);

  void read(iam::AccountId account, Reading reading,
            const std::function<void(const Tables&)>& body);
  bool read_at_once(iam::AccountId account, const std::function<void(const Tables&)>& body);
  bool would_wait() const { return readers_.would_wait(); }
  base::Result<base::Nothing> write(iam::AccountId account, Effect effect, const Change& body);
  std::uint64_t epoch(iam::AccountId account) const { return epochs_.of(account); }
  bool may_trust(iam::AccountId account, std::uint64_t epoch) const {
    return epochs_.may_trust(account, epoch, Epochs::Clock::now());
  }

  base::Result<base::Nothing> create_account(
      const iam::Account& account, const iam::User& root,
      const std::function<base::Result<base::Nothing>(Tables&)>& furnish);
  std::vector<iam::Account> accounts_after(iam::AccountId account, std::size_t most);
  std::optional<iam::AccountId> account_with_alias(std::string_view alias);
  std::vector<iam::AccountId> accounts_with_root_email(std::string_view email);
  void find_accounts_awaiting_reports(const std::function<void(iam::AccountId)>& found);
  void on_report_requested(std::function<void(iam::AccountId)> listener);
  bool is_ready();

 private:
  // Every connection the store begins with; more readers are made when they are needed.
  struct Connections {
    std::unique_ptr<sqlite::Connection> writer;
    std::unique_ptr<sqlite::Connection> reader;
    sqlite::Checkpointer::Connections checkpointer;
  };

  Engine(StoreOptions options, Connections connections);
  static base::Result<std::unique_ptr<Engine>> start(StoreOptions options,
                                                     std::unique_ptr<sqlite::Connection> writer);
  base::Result<base::Nothing> prove_master_keys();
  std::unique_ptr<Connection> another_reader() const;
  Sealing sealing() const { return {options_.keys, options_.random}; }
  bool without_writers(const std::function<void()>& work);
  void tell_listener(iam::AccountId account);

  // In the order in which they are needed: the thread of the checkpointer ends before what it uses.
  const StoreOptions options_;
  Epochs epochs_;
  std::mutex listener_mutex_;
  std::function<void(iam::AccountId)> listener_;
  std::unique_ptr<sqlite::Connection> writer_;
  ReaderPool readers_;
  GroupCommit group_commit_;
  std::unique_ptr<sqlite::Checkpointer> checkpointer_;
};

}  // namespace rollcall::store
