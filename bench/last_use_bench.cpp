// What the packed row costs a last use of a key: processor time in groups of 64 that share one
// commit, where the key's own table is changed alone, where the user's packed row is made anew from
// the tables as well, and where it is told of the use. All three in one run, on one store.
//
//   last_use_bench [users] [groups in a round] [rounds]

#include <fmt/core.h>

#include <cstdlib>
#include <functional>
#include <random>

#include "bench/fill.h"
#include "bench/program.h"
#include "bench/stopwatch.h"
#include "crypto/random.h"
#include "store/database_file.h"
#include "store/sql/packed_rows.h"
#include "store/sql/transaction.h"
#include "store/sql/user_changes.h"
#include "store/sqlite/connection.h"
#include "tests/support/temporary_folder.h"

namespace rollcall::bench {
namespace {

using store::sqlite::Role;

constexpr std::size_t group = 64;

// What is done about packed rows before a use is kept.
struct Way {
  const char* name;
  std::function<void(store::Transaction&)> finish;
  std::vector<double> costs = {};  // seconds of processor time for a use
};

class Uses {
 public:
  Uses(const store::StoreOptions& options, std::vector<iam::AccessKey> keys)
      : options_(options), keys_(std::move(keys)) {}

  // So many groups, and the log moved into the database: that is paid for as well.
  void run(const Way& way, std::size_t groups) {
    for (std::size_t i = 0; i < groups; ++i) {
      must(writer_->begin_write());
      for (std::size_t j = 0; j < group; ++j) {
        writer_->begin_part();
        use_one(way);
        writer_->keep_part();
      }
      must(writer_->commit());
    }
    mover_->checkpoint();
  }

 private:
  std::unique_ptr<store::sqlite::Connection> opened(Role role) {
    return must(store::sqlite::Connection::open(store::database_in(options_.directory), role));
  }

  void use_one(const Way& way) {
    store::Transaction transaction{*writer_, {options_.keys, options_.random}};
    const iam::AccessKey& key = keys_[random_() % keys_.size()];
    store::tables_of(transaction, filled_account)
        .access_keys.record_use(store::UsedKey{key.user_name, key.id},
                                {base::from_epoch(second_++), "us-east-1", "iam"}, usual_origin(),
                                base::Seconds{0});
    way.finish(transaction);
  }

  const store::StoreOptions& options_;
  const std::vector<iam::AccessKey> keys_;
  std::mt19937_64 random_{64};
  long long second_ = 2'000'000'000;
  std::unique_ptr<store::sqlite::Connection> writer_ = opened(Role::Writer);
  std::unique_ptr<store::sqlite::Connection> mover_ = opened(Role::Checkpointer);
};

void run(std::size_t users, std::size_t groups, std::size_t rounds) {
  const test::TemporaryFolder folder;
  const store::StoreOptions options{.directory = folder.path() / "data",
                                    .keys = crypto::Keyring::create(crypto::system_random()),
                                    .random = crypto::system_random()};
  const auto store = must(store::Store::create(options));
  Filler(*store).fill(users);
  Uses uses(options, sample_of_keys(*store));
  Way ways[] = {
      {"the key's table alone", [](store::Transaction& transaction) { transaction.uses.clear(); }},
      {"the row told of the use",
       [](store::Transaction& transaction) {
         store::pack_touched_users(transaction, filled_account);
       }},
      {"the row packed anew", [](store::Transaction& transaction) {
         for (const auto& use : transaction.uses)
           transaction.touched_users.push_back(use.user_key);
         store::pack_touched_users(transaction, filled_account);
       }}};
  for (std::size_t round = 0; round <= rounds; ++round)
    for (Way& way : ways) {
      const double begin = processor_seconds();
      uses.run(way, groups);
      if (round != 0)  // which was to warm up
        way.costs.push_back((processor_seconds() - begin) / static_cast<double>(groups * group));
    }
  const double least = median(ways[0].costs);
  for (const Way& way : ways)
    fmt::print("{:<24} {:5.1f} us of processor a use, {:4.2f} times the first\n", way.name,
               median(way.costs) * 1e6, median(way.costs) / least);
}

}  // namespace
}  // namespace rollcall::bench

int main(int count, char** arguments) {
  const auto argument = [&](int index, std::size_t otherwise) {
    return count > index ? std::strtoul(arguments[index], nullptr, 10) : otherwise;
  };
  rollcall::bench::run(argument(1, 100'000), argument(2, 50), argument(3, 9));
  return EXIT_SUCCESS;
}
