#pragma once
// A store that a test has open, on whatever engine, and what tests do with one.

#include <memory>
#include <stdexcept>
#include <utility>

#include "store/store.h"

namespace rollcall::test {

class OpenedStore {
 public:
  OpenedStore(const OpenedStore&) = delete;
  OpenedStore& operator=(const OpenedStore&) = delete;

  store::Store& operator*() { return *store_; }
  store::Store* operator->() { return store_.get(); }

  const store::StoreOptions& options() const { return options_; }
  const crypto::Keyring& keys() const { return options_.keys; }

  // As a server that ends and starts again.
  void reopen() {
    store_.reset();
    store_ = open_another();
  }

  // The same store as another program sees it.
  std::unique_ptr<store::Store> open_another() const { return must(store::Store::open(options_)); }

  // Makes an account with its root user and nothing else.
  void add_account(const iam::Account& account) {
    const iam::User root{.account = account.id,
                         .name = {},
                         .id = to_string(account.id),
                         .created = account.created,
                         .login_profile = {}};
    must(store_->create_account(account, root, [](store::Tables&) -> base::Result<base::Nothing> {
      return base::Nothing{};
    }));
  }

  // Changes the account's tables, which must succeed.
  template <typename Body>
  void change(iam::AccountId account, Body&& body) {
    must(store_->write(account, store::Effect::Mutation,
                       [&](store::Tables& tables) -> base::Result<base::Nothing> {
                         body(tables);
                         return base::Nothing{};
                       }));
  }

 protected:
  // Whether the place has a store already.
  enum class Place { Empty, Founded };

  OpenedStore(store::StoreOptions options, Place place)
      : options_(std::move(options)),
        store_(place == Place::Empty ? must(store::Store::create(options_)) : open_another()) {}
  ~OpenedStore() = default;

 private:
  template <typename Value>
  static Value must(base::Result<Value> result) {
    if (!result)
      throw std::runtime_error(result.error().message + result.error().detail);
    return *std::move(result);
  }

  const store::StoreOptions options_;
  std::unique_ptr<store::Store> store_;
};

}  // namespace rollcall::test
