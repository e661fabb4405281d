#pragma once
// SQLite as an engine of the store: a database file in a directory, one connection that writes, a
// few that read, and one thread that keeps the log short.

#include <filesystem>
#include <memory>

#include "store/sql/database.h"
#include "store/sqlite/checkpointer.h"
#include "store/sqlite/connection.h"
#include "store/sqlite/group_commit.h"
#include "store/sqlite/reader_pool.h"

namespace rollcall::store::sqlite {

// Makes the directory, and in it a database file with nothing in it, unless they are there.
base::Result<base::Nothing> make_database_file(const std::filesystem::path& directory);

// A connection to the store that the directory has. NoStore where there is none, or one
// whose founding has begun and not ended.
base::Result<std::unique_ptr<Connection>> connect_to_store(const std::filesystem::path& directory,
                                                           Role role);

class Database final : public store::Database {
 public:
  // create() makes directory, file and tables; StoreExists where there are some. open() fails with
  // NoStore where there are none, and migrates what is older.
  static base::Result<std::unique_ptr<Database>> create(const std::filesystem::path& directory);
  static base::Result<std::unique_ptr<Database>> open(const std::filesystem::path& directory);

  base::Result<base::Nothing> read(Reading reading, const Body& body) override {
    readers_.read(reading, body);
    return base::Nothing{};
  }
  bool read_at_once(const Body& body) override { return readers_.read_at_once(body); }
  bool would_wait() const override { return readers_.would_wait(); }
  // One connection writes for all accounts.
  base::Result<base::Nothing> write(iam::AccountId, const Change& change) override {
    return group_commit_.write(change);
  }
  // One server at a time has the directory.
  Epochs& watched_epochs() override { return epochs_; }
  SharedFailures* shared_failures() override { return nullptr; }

 private:
  // Every connection the store begins with; more readers are made when they are needed.
  struct Connections {
    std::unique_ptr<Connection> writer;
    std::unique_ptr<Connection> reader;
    Checkpointer::Connections checkpointer;
  };

  Database(std::filesystem::path directory, Connections connections);
  static base::Result<std::unique_ptr<Database>> start(const std::filesystem::path& directory,
                                                       std::unique_ptr<Connection> writer);
  std::unique_ptr<store::Connection> another_reader() const;
  bool without_writers(const std::function<void()>& work);

  // In the order in which they are needed: the thread of the checkpointer ends before what it uses.
  const std::filesystem::path directory_;
  Epochs epochs_;
  std::unique_ptr<Connection> writer_;
  ReaderPool readers_;
  GroupCommit group_commit_;
  std::unique_ptr<Checkpointer> checkpointer_;
};

}  // namespace rollcall::store::sqlite
