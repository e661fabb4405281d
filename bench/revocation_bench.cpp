// How long a key that was switched off at one server is still taken at another one on the same
// database: from the answer to whoever switched it off until the other server refuses it. Starts a
// PostgreSQL of its own. Prints the middle, the 99th percentile and the longest of many.
//
//   revocation_bench [times] [milliseconds between two looks]

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "auth/signatures/authentication.h"
#include "bench/program.h"
#include "crypto/random.h"
#include "iam/identifiers.h"
#include "store/store.h"
#include "tests/support/postgres_server.h"

namespace {

using namespace rollcall;
using bench::must;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr iam::AccountId account{123'456'789'012};
constexpr base::Instant noon{base::Seconds{1'789'128'000}};

class Servers {
 public:
  explicit Servers(std::chrono::milliseconds look_every)
      : database_(*test::PostgresServer::shared()), look_every_(look_every) {
    one_ = must(store::Store::create(options()));
    key_ = {.id = iam::new_access_key_id(account, crypto::system_random()),
            .user_name = {},
            .created = noon,
            .last_used = {}};
    must(one_->create_account({.id = account, .created = noon},
                              {.account = account, .created = noon},
                              [&](store::Tables& tables) -> base::Result<base::Nothing> {
                                tables.access_keys.insert({key_, base::Secret("secret")});
                                return base::Nothing{};
                              }));
    // Who founds a store keeps others out until it ends.
    one_.reset();
    one_ = must(store::Store::open(options()));
    another_ = must(store::Store::open(options()));
    cache_ = std::make_unique<auth::Authentication>(*another_, keys_, crypto::system_random(), 100);
  }

  // From the answer to the change until the other server knows.
  Milliseconds time_of(iam::Status status) {
    must(one_->write(account, store::Effect::Mutation,
                     [&](store::Tables& tables) -> base::Result<base::Nothing> {
                       tables.access_keys.set_status(key_, status);
                       return base::Nothing{};
                     }));
    const auto answered = Clock::now();
    while (status_there() != status)
      std::this_thread::sleep_for(std::chrono::microseconds{200});
    return Clock::now() - answered;
  }

 private:
  store::StoreOptions options() const {
    return {.directory = {},
            .keys = keys_,
            .random = crypto::system_random(),
            .database = store::postgres::Options{.address = database_.address(),
                                                 .look_every = look_every_}};
  }

  iam::Status status_there() { return must(cache_->keys.find(key_.id))->status(); }

  const crypto::Keyring keys_ = crypto::Keyring::create(crypto::system_random());
  test::TemporaryDatabase database_;
  const std::chrono::milliseconds look_every_;
  std::unique_ptr<store::Store> one_;
  std::unique_ptr<store::Store> another_;
  std::unique_ptr<auth::Authentication> cache_;
  iam::AccessKey key_;
};

}  // namespace

int main(int argc, char** argv) {
  const int times = argc > 1 ? std::stoi(argv[1]) : 1000;
  const std::chrono::milliseconds look_every{argc > 2 ? std::stoi(argv[2]) : 100};
  if (test::PostgresServer::shared() == nullptr) {
    std::fprintf(stderr, "%s\n", test::PostgresServer::missing);
    return 1;
  }
  Servers servers(look_every);
  std::mt19937 random(1);
  std::vector<double> took;
  for (int i = 0; i < times; ++i) {
    servers.time_of(iam::Status::Active);
    // At any moment between two looks.
    std::this_thread::sleep_for(look_every * (random() % 1000) / 1000);
    took.push_back(servers.time_of(iam::Status::Inactive).count());
  }
  std::ranges::sort(took);
  const auto at = [&](double share) {
    return took[static_cast<std::size_t>(share * static_cast<double>(took.size() - 1))];
  };
  std::printf(
      "%d keys switched off, a look every %lld ms: p50 %.1f ms, p99 %.1f ms, worst %.1f ms\n",
      times, static_cast<long long>(look_every.count()), at(0.5), at(0.99), at(1));
}
