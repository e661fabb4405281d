#pragma once
// A real store in a folder of its own, which goes when the test is over. Nothing of the store is
// played: what a test sees is what a server would see.

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "crypto/random.h"
#include "crypto/seal.h"
#include "iam/arn.h"
#include "store/store.h"
#include "support/temporary_folder.h"

namespace rollcall::test {

class TemporaryStore {
 public:
  TemporaryStore() : keys_(crypto::Keyring::create(crypto::system_random())) {
    store_ = opened(store::Store::create(options()));
  }

  TemporaryStore(const TemporaryStore&) = delete;
  TemporaryStore& operator=(const TemporaryStore&) = delete;

  store::Store& operator*() { return *store_; }
  store::Store* operator->() { return store_.get(); }

  const crypto::Keyring& keys() const { return keys_; }
  std::filesystem::path directory() const { return folder_.path() / "data"; }

  // As a server that ends and starts again.
  void reopen() {
    store_.reset();
    store_ = opened(store::Store::open(options()));
  }

  // The same store as another program sees it.
  std::unique_ptr<store::Store> open_another() const {
    return opened(store::Store::open(options()));
  }

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

 private:
  static std::unique_ptr<store::Store> opened(base::Result<std::unique_ptr<store::Store>> result) {
    if (!result)
      throw std::runtime_error(result.error().message + result.error().detail);
    return *std::move(result);
  }

  static void must(const base::Result<base::Nothing>& result) {
    if (!result)
      throw std::runtime_error(result.error().message + result.error().detail);
  }

  store::StoreOptions options() const {
    return {.directory = directory(), .keys = keys_, .random = crypto::system_random()};
  }

  TemporaryFolder folder_;
  crypto::Keyring keys_;
  std::unique_ptr<store::Store> store_;
};

}  // namespace rollcall::test
