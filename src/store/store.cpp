#include "store/store.h"

#include "store/engine.h"

namespace rollcall::store {

Store::Store(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

Store::~Store() = default;

base::Result<std::unique_ptr<Store>> Store::create(StoreOptions options) {
  auto engine = TRY(Engine::create(std::move(options)));
  return std::unique_ptr<Store>(new Store(std::move(engine)));
}

base::Result<std::unique_ptr<Store>> Store::open(StoreOptions options) {
  auto engine = TRY(Engine::open(std::move(options)));
  return std::unique_ptr<Store>(new Store(std::move(engine)));
}

base::Result<base::Nothing> Store::read_with(iam::AccountId account, Reading reading,
                                             const std::function<void(const Tables&)>& body) {
  return engine_->read(account, reading, body);
}

std::optional<base::Result<base::Nothing>> Store::read_if_possible(
    iam::AccountId account, const std::function<void(const Tables&)>& body) {
  return engine_->read_at_once(account, body);
}

bool Store::would_wait() const { return engine_->would_wait(); }

base::Result<base::Nothing> Store::write_with(
    iam::AccountId account, Effect effect,
    const std::function<base::Result<base::Nothing>(Tables&)>& body) {
  return engine_->write(account, effect, body);
}

std::uint64_t Store::epoch(iam::AccountId account) const { return engine_->epoch(account); }

bool Store::may_trust(iam::AccountId account, std::uint64_t epoch) const {
  return engine_->may_trust(account, epoch);
}

base::Result<base::Nothing> Store::create_account(
    const iam::Account& account, const iam::User& root,
    const std::function<base::Result<base::Nothing>(Tables&)>& furnish) {
  return engine_->create_account(account, root, furnish);
}

base::Result<std::vector<iam::Account>> Store::accounts_after(iam::AccountId account,
                                                              std::size_t most) {
  return engine_->accounts_after(account, most);
}

base::Result<std::optional<iam::AccountId>> Store::account_with_alias(std::string_view alias) {
  return engine_->account_with_alias(alias);
}

base::Result<std::vector<iam::AccountId>> Store::accounts_with_root_email(std::string_view email) {
  return engine_->accounts_with_root_email(email);
}

base::Result<base::Nothing> Store::find_accounts_awaiting_reports(
    const std::function<void(iam::AccountId)>& found) {
  return engine_->find_accounts_awaiting_reports(found);
}

void Store::on_report_requested(std::function<void(iam::AccountId)> listener) {
  engine_->on_report_requested(std::move(listener));
}

SharedFailures* Store::shared_failures() { return engine_->shared_failures(); }

bool Store::is_ready() { return engine_->is_ready(); }

}  // namespace rollcall::store
