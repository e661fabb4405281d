#include "store/copy/copy_ends.h"

#include <memory>
#include <optional>

#include "crypto/random.h"
#include "store/database_file.h"
#include "store/directory_lock.h"
#include "store/errors.h"
#include "store/postgres/connection.h"
#include "store/postgres/interruption.h"
#include "store/postgres/vacancy.h"
#include "store/sqlite/database.h"

namespace rollcall::store {
namespace {

// What an end has open, each in need of those before it.
struct Opened {
  std::optional<DirectoryLock> lock;
  std::unique_ptr<postgres::Server> server;
  std::unique_ptr<Connection> reader;
  std::unique_ptr<Connection> writer;  // of a target
  std::function<void()> after_commit;
};

base::Result<Opened> open_source(const std::filesystem::path& directory) {
  Opened source;
  source.reader = TRY(sqlite::connect_to_store(directory, sqlite::Role::Reader));
  source.lock = TRY(DirectoryLock::acquire(directory));
  return source;
}

base::Result<Opened> open_source(const postgres::Options& options) {
  Opened source;
  source.server = std::make_unique<postgres::Server>(options, crypto::system_random());
  source.reader = TRY(postgres::Connection::open(*source.server, postgres::Role::LongReader));
  TRY(postgres::check_nobody_else_has(*source.reader));
  return source;
}

base::Result<Opened> open_target(const std::filesystem::path& directory) {
  TRY(sqlite::make_database_file(directory));
  Opened target;
  target.lock = TRY(DirectoryLock::acquire(directory));
  const auto file = database_in(directory);
  auto writer = TRY(sqlite::Connection::open(file, sqlite::Role::Writer));
  target.reader = TRY(sqlite::Connection::open(file, sqlite::Role::Reader));
  // Nobody else has the database, whose log would grow with the copy.
  target.after_commit = [writer = writer.get()] { writer->checkpoint(); };
  target.writer = std::move(writer);
  return target;
}

base::Result<Opened> open_target(const postgres::Options& options) {
  Opened target;
  target.server = std::make_unique<postgres::Server>(options, crypto::system_random());
  auto writer = TRY(postgres::Connection::open(*target.server, postgres::Role::Writer));
  writer->wait_for_other_founders();
  writer->make_own_tables();
  target.writer = std::move(writer);
  target.reader = TRY(postgres::Connection::open(*target.server, postgres::Role::LongReader));
  target.after_commit = [] {};
  return target;
}

}  // namespace

base::Result<base::Nothing> copy_between(const CopyEnd& from, const CopyEnd& to,
                                         const OnCopied& copied,
                                         const std::function<void(const CopiedTable&)>& compared) {
  try {
    const Opened source = TRY(std::visit([](const auto& end) { return open_source(end); }, from));
    const Opened target = TRY(std::visit([](const auto& end) { return open_target(end); }, to));
    return copy_store({*source.reader}, {*target.writer, *target.reader, target.after_commit},
                      copied, compared);
  } catch (const postgres::Interruption& interruption) {
    return base::fail(errors::unusable_database,
                      "a database was lost while the store was copied: say it again, and the copy "
                      "goes on",
                      interruption.what());
  }
}

}  // namespace rollcall::store
