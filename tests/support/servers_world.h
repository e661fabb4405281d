#pragma once
// Several servers on one database, and everything of each but its sockets. What one of them is
// asked and another is asked next are a test's to choose; nothing but a storm happens at once.

#include <memory>
#include <mutex>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "auth/passwords/password_hasher.h"
#include "auth/signatures/authentication.h"
#include "crypto/random.h"
#include "iam/identifiers.h"
#include "store/postgres/connection.h"
#include "store/sqlite/connection.h"
#include "support/action_call.h"
#include "support/cutting_proxy.h"
#include "support/emptied_database.h"
#include "support/temporary_folder.h"

namespace rollcall::test {

inline constexpr iam::AccountId servers_account{123'456'789'012};
inline constexpr base::Instant servers_noon{base::Seconds{1'789'128'000}};

// The same bytes in every run, to whichever server asks next.
inline base::RandomBytes foreseeable_random() {
  struct Source {
    std::mutex mutex;
    std::mt19937 engine{1};
  };
  return [source = std::make_shared<Source>()](std::span<unsigned char> bytes) {
    const std::lock_guard lock(source->mutex);
    for (unsigned char& byte : bytes)
      byte = static_cast<unsigned char>(source->engine());
  };
}

// What servers of one installation have in common besides their database.
struct Installation {
  crypto::Keyring keys = crypto::Keyring::create(crypto::system_random());
  base::RandomBytes random = foreseeable_random();
  base::RandomBytes seals = crypto::system_random();  // for whatever is sealed or hashed
  base::Instant now = servers_noon;
  iam::Quotas quotas = {};
};

class OneServer {
 public:
  OneServer(std::unique_ptr<store::Store> store, const Installation& installation)
      : store_(std::move(store)),
        now_(installation.now),
        authentication_(*store_, installation.keys, installation.seals, 1000),
        passwords_({.cost = {.memory_kib = 64, .passes = 1}}, installation.seals),
        attempts_(store_->shared_failures()),
        pipeline_({.environment = {.store = *store_,
                                   .passwords = passwords_,
                                   .attempts = attempts_,
                                   .policies = authentication_.policies,
                                   .tokens = authentication_.tokens,
                                   .random = installation.random,
                                   .quotas = installation.quotas},
                   .authenticator = authentication_.authenticator,
                   .clock = [this] { return now_; },
                   .log = [](std::string_view) {},
                   .actions = actions::catalog()}) {}

  store::Store& store() { return *store_; }

  ActionAnswer call(const sigv4::Credentials& caller, std::string_view action,
                    const Parameters& parameters = {}) const {
    return call_signed(pipeline_, caller, action, parameters, now_);
  }

 private:
  const std::unique_ptr<store::Store> store_;
  const base::Instant& now_;
  auth::Authentication authentication_;
  auth::PasswordHasher passwords_;
  auth::AttemptGuard attempts_;
  const api::Pipeline pipeline_;
};

class ServersWorld {
 public:
  using Caller = sigv4::Credentials;

  // One server with a store of its own, in its directory or on PostgreSQL; or two on one
  // PostgreSQL, the second of them behind a proxy that can cut it off.
  static std::unique_ptr<ServersWorld> alone(Installation installation = {}) {
    auto world = std::unique_ptr<ServersWorld>(new ServersWorld(std::move(installation)));
    world->add(store::Store::create(world->options({})));
    world->found();
    return world;
  }
  static std::unique_ptr<ServersWorld> alone_on_postgres(Installation installation = {}) {
    auto world = std::unique_ptr<ServersWorld>(new ServersWorld(std::move(installation)));
    world->database_.emplace();
    world->add(store::Store::open(world->options(world->database_->address())));
    world->found();
    return world;
  }
  static std::unique_ptr<ServersWorld> of_two() {
    auto world = std::unique_ptr<ServersWorld>(new ServersWorld({}));
    world->database_.emplace();
    world->proxy_.emplace(PostgresServer::shared()->socket());
    world->add(store::Store::open(world->options(world->database_->address())));
    world->add(store::Store::open(world->options(
        PostgresServer::address_of(world->database_->name(), world->proxy_->folder()))));
    world->found();
    return world;
  }

  std::size_t size() const { return servers_.size(); }
  OneServer& server(std::size_t place) { return *servers_.at(place); }
  Installation& installation() { return installation_; }
  CuttingProxy& before_the_second() { return *proxy_; }
  const Caller& root() const { return root_; }

  // A connection to the database that nobody else has, for one long read.
  std::unique_ptr<store::Connection> another_reader() {
    if (!database_)
      return store::sqlite::Connection::open(folder_.path() / "data" / "rollcall.db",
                                             store::sqlite::Role::Reader)
          .value();
    database_server_.emplace(store::postgres::Options{.address = database_->address()},
                             crypto::system_random());
    return store::postgres::Connection::open(*database_server_, store::postgres::Role::LongReader)
        .value();
  }

  // The result of a call that succeeds, at any server, and of which all have heard.
  nlohmann::json must(const Caller& caller, std::string_view action,
                      const Parameters& parameters = {}) {
    const ActionAnswer answer = call(0, caller, action, parameters);
    EXPECT_TRUE(answer.is_success()) << action << ": " << to_text(answer);
    return answer.result;
  }

  // Asks one server, and has the others look what it changed.
  ActionAnswer call(std::size_t place, const Caller& caller, std::string_view action,
                    const Parameters& parameters = {}) {
    ActionAnswer answer = server(place).call(caller, action, parameters);
    have_others_look(place);
    return answer;
  }

  // What is true of a look that began after this is true of the second that ends: an account that
  // only this server changes tells when that is.
  void have_others_look(std::size_t place) {
    const iam::AccountId own = own_account_of(place);
    for (std::size_t i = 0; i < size(); ++i)
      for (int looks = 0; i != place && looks < 2; ++looks) {
        const auto epoch = server(i).store().epoch(own);
        change(place, own, [](store::Tables&) {});
        while (server(i).store().epoch(own) == epoch)
          std::this_thread::yield();
      }
  }

  template <typename Body>
  void change(std::size_t place, iam::AccountId account, Body&& body) {
    const auto changed =
        server(place).store().write(account, store::Effect::Mutation,
                                    [&](store::Tables& tables) -> base::Result<base::Nothing> {
                                      body(tables);
                                      return base::Nothing{};
                                    });
    if (!changed)
      throw std::runtime_error(changed.error().message + changed.error().detail);
  }

  // Another key for a user, or for root, which every server knows of.
  Caller new_key(const std::string& user_name) {
    const iam::AccessKeyWithSecret made{
        .key = {.id = iam::new_access_key_id(servers_account, installation_.random),
                .user_name = user_name,
                .status = iam::Status::Active,
                .created = installation_.now,
                .last_used = {}},
        .secret = iam::new_secret_access_key(installation_.random)};
    change(0, servers_account, [&](store::Tables& tables) { tables.access_keys.insert(made); });
    have_others_look(0);
    return {made.key.id, made.secret, {}};
  }

 private:
  explicit ServersWorld(Installation installation) : installation_(std::move(installation)) {}

  store::StoreOptions options(const std::optional<store::postgres::Address>& address) const {
    std::optional<store::postgres::Options> database;
    if (address)
      database =
          store::postgres::Options{.address = *address, .look_every = std::chrono::milliseconds{1}};
    return {.directory = folder_.path() / "data",
            .keys = installation_.keys,
            .random = installation_.seals,
            .database = std::move(database)};
  }

  void add(base::Result<std::unique_ptr<store::Store>> store) {
    if (!store)
      throw std::runtime_error(store.error().message + store.error().detail);
    servers_.push_back(std::make_unique<OneServer>(*std::move(store), installation_));
  }

  static iam::AccountId own_account_of(std::size_t place) { return {place + 1}; }

  void found() {
    std::vector<iam::AccountId> accounts = {servers_account};
    for (std::size_t place = 0; place < size(); ++place)
      accounts.push_back(own_account_of(place));
    for (const iam::AccountId id : accounts) {
      const auto made = server(0).store().create_account(
          {.id = id,
           .created = installation_.now,
           .root_email = "root@example.com",
           .alias = {},
           .report_edition = {}},
          {.account = id,
           .name = {},
           .id = to_string(id),
           .created = installation_.now,
           .login_profile = {}},
          [](store::Tables&) -> base::Result<base::Nothing> { return base::Nothing{}; });
      if (!made)
        throw std::runtime_error(made.error().message + made.error().detail);
    }
    root_ = new_key({});
  }

  const TemporaryFolder folder_;
  std::optional<EmptiedDatabase> database_;
  std::optional<CuttingProxy> proxy_;
  std::optional<store::postgres::Server> database_server_;  // of another_reader()
  Installation installation_;
  std::vector<std::unique_ptr<OneServer>> servers_;
  Caller root_;
};

}  // namespace rollcall::test
