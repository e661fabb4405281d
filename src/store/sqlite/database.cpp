#include "store/sqlite/database.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "store/database_file.h"
#include "store/errors.h"
#include "store/founding_mark.h"
#include "store/schema/migrate.h"
#include "store/synced_directory.h"

namespace rollcall::store::sqlite {
namespace {

// As many reads at once as a small machine can use. Each costs the page cache of its connection;
// more wait their turn. Long ones never have more than half, however many are asked for.
constexpr ReaderLimits reader_limits{.most = 16, .most_long = 8};

std::unexpected<base::Error> no_store_in(const std::filesystem::path& directory) {
  return base::fail(errors::no_store, "there is no store in " + directory.string());
}

}  // namespace

base::Result<base::Nothing> make_database_file(const std::filesystem::path& directory) {
  TRY(make_private_directory(directory));
  // Readable by its owner alone; SQLite gives the files it puts beside it the same mode.
  const int file = ::open(database_in(directory).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0)
    return base::fail(errors::unusable_directory, "the database cannot be made in " +
                                                      directory.string() + ": " +
                                                      std::generic_category().message(errno));
  ::close(file);
  return sync_directory(directory);
}

base::Result<std::unique_ptr<Connection>> connect_to_store(const std::filesystem::path& directory,
                                                           Role role) {
  TRY(check_is_founded(directory));
  std::error_code unreadable;
  if (!std::filesystem::exists(database_in(directory), unreadable))
    return no_store_in(directory);
  return Connection::open(database_in(directory), role);
}

base::Result<std::unique_ptr<Database>> Database::create(const std::filesystem::path& directory) {
  TRY(make_database_file(directory));
  auto writer = TRY(Connection::open(database_in(directory), Role::Writer));
  // A database without a schema is what a creation left that was broken off, and is finished now.
  if (writer->schema_version() != 0)
    return base::fail(errors::store_exists, "there is a store already in " + directory.string());
  return start(directory, std::move(writer));
}

base::Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& directory) {
  auto writer = TRY(connect_to_store(directory, Role::Writer));
  if (writer->schema_version() == 0)
    return no_store_in(directory);
  return start(directory, std::move(writer));
}

base::Result<std::unique_ptr<Database>> Database::start(const std::filesystem::path& directory,
                                                        std::unique_ptr<Connection> writer) {
  const std::filesystem::path file = database_in(directory);
  TRY(migrate(*writer, migrations()));
  auto reader = TRY(Connection::open(file, Role::Reader));
  auto mover = TRY(Connection::open(file, Role::Checkpointer));
  auto holder = TRY(Connection::open(file, Role::Checkpointer));
  return std::unique_ptr<Database>(
      new Database(directory, {.writer = std::move(writer),
                               .reader = std::move(reader),
                               .checkpointer = {std::move(mover), std::move(holder)}}));
}

Database::Database(std::filesystem::path directory, Connections connections)
    : directory_(std::move(directory)),
      writer_(std::move(connections.writer)),
      readers_(
          std::move(connections.reader), [this] { return another_reader(); }, reader_limits),
      group_commit_(*writer_, [this] { checkpointer_->log_has(writer_->log_pages()); }),
      checkpointer_(std::make_unique<Checkpointer>(
          std::move(connections.checkpointer),
          [this](const std::function<void()>& work) { return without_writers(work); })) {}

std::unique_ptr<store::Connection> Database::another_reader() const {
  auto reader = Connection::open(database_in(directory_), Role::Reader);
  return reader ? *std::move(reader) : nullptr;
}

// An open write transaction, in which nothing is written, keeps writers of other processes out as
// well.
bool Database::without_writers(const std::function<void()>& work) {
  bool done = false;
  group_commit_.between_groups([&] {
    if (!writer_->begin_write())
      return;
    work();
    writer_->rollback();
    done = true;
  });
  return done;
}

}  // namespace rollcall::store::sqlite
