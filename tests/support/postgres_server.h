#pragma once
// A PostgreSQL of the tests' own: Debian's, in a temporary folder, heard on a socket there and
// nowhere else, and gone with the program that started it. One serves a whole program; each test
// has a database of its own.

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "store/postgres/address.h"
#include "support/temporary_folder.h"

namespace rollcall::test {

class PostgresServer {
 public:
  static constexpr const char* missing = "PostgreSQL is not installed (package postgresql)";

  // The program's only one, started by whoever asks first; nullptr where there is no PostgreSQL.
  static PostgresServer* shared() {
    if (programs().empty())
      return nullptr;
    static PostgresServer server;
    return &server;
  }

  // The folder of its programs; empty where there are none.
  static const std::filesystem::path& programs() {
    static const std::filesystem::path found = installed();
    return found;
  }

  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;
  ~PostgresServer() {
    ::kill(process_, SIGQUIT);
    ::waitpid(process_, nullptr, 0);
  }

  std::filesystem::path socket() const { return folder_.path() / ".s.PGSQL.5432"; }

  // How a database is reached: through the server's own socket, or one in another folder.
  store::postgres::Address address_of(const std::string& database) const {
    return address_of(database, folder_.path());
  }
  static store::postgres::Address address_of(const std::string& database,
                                             const std::filesystem::path& folder) {
    return store::postgres::Address::parse("host=" + folder.string() +
                                           " port=5432 user=rollcall dbname=" + database)
        .value();
  }

  // A new database, made like that one.
  std::string make_database(const std::string& like = "template0") {
    const std::string name = "test_" + std::to_string(++made_);
    run("CREATE DATABASE " + name + " TEMPLATE " + like);
    return name;
  }
  void drop_database(const std::string& name) {
    run("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  // As the administrator of the server. The first cell of the answer, or nothing.
  std::string run(const std::string& statement, const std::string& database = "postgres") const {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> handle(
        PQconnectdb(address_of(database).connection_string().c_str()), PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> answer(
        PQexec(handle.get(), statement.c_str()), PQclear);
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
      throw std::runtime_error(statement + ": " + PQerrorMessage(handle.get()));
    return PQntuples(answer.get()) == 0 ? "" : PQgetvalue(answer.get(), 0, 0);
  }

 private:
  PostgresServer() {
    if (::geteuid() == 0)
      become_ordinary();
    const std::string data = folder_.path() / "data";
    // A language whose order is not that of the bytes.
    finish(start({programs() / "initdb", "-D", data, "-U", "rollcall", "--auth=trust", "--no-sync",
                  "--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu",
                  "--icu-locale=en-US"}));
    std::vector<std::string> words = {programs() / "postgres", "-D", data, "-k", folder_.path()};
    for (const char* setting :
         {"listen_addresses=", "fsync=off", "full_page_writes=off", "autovacuum=off",
          "wal_level=minimal", "max_wal_senders=0", "max_connections=200", "shared_buffers=32MB",
          "dynamic_shared_memory_type=mmap", "max_wal_size=1GB"})
      words.insert(words.end(), {"-c", setting});
    process_ = start(words);
    wait_until_ready();
  }

  static std::filesystem::path installed() {
    const std::filesystem::path versions = "/usr/lib/postgresql";
    std::error_code none;
    for (const auto& version : std::filesystem::directory_iterator(versions, none))
      if (std::filesystem::exists(version.path() / "bin/initdb"))
        return version.path() / "bin";
    return {};
  }

  // PostgreSQL refuses to run as root.
  void become_ordinary() {
    const passwd* nobody = ::getpwnam("nobody");
    if (nobody == nullptr || ::chown(folder_.path().c_str(), nobody->pw_uid, nobody->pw_gid) != 0)
      throw std::runtime_error("there is no user to run PostgreSQL as");
    dropping_ = {"--reuid=" + std::to_string(nobody->pw_uid),
                 "--regid=" + std::to_string(nobody->pw_gid), "--clear-groups"};
  }

  // What it says goes to a file beside its data. It ends with this program, however that ends.
  pid_t start(const std::vector<std::string>& words) const {
    std::vector<std::string> all = {"setpriv", "--pdeathsig=QUIT"};
    all.insert(all.end(), dropping_.begin(), dropping_.end());
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (std::string& word : all)
      arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    const std::string log = folder_.path() / "log";
    for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO})
      ::posix_spawn_file_actions_addopen(&files, descriptor, log.c_str(),
                                         O_WRONLY | O_CREAT | O_APPEND, 0644);
    pid_t process = 0;
    const int failed =
        ::posix_spawnp(&process, "setpriv", &files, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    if (failed != 0)
      throw std::runtime_error("cannot start " + words.front());
    return process;
  }

  void finish(pid_t process) const {
    int status = 0;
    if (::waitpid(process, &status, 0) != process || status != 0)
      throw std::runtime_error("initdb failed; it says why in " + kept_log());
  }

  void wait_until_ready() const {
    using namespace std::chrono_literals;
    while (PQping(address_of("postgres").connection_string().c_str()) != PQPING_OK) {
      if (::waitpid(process_, nullptr, WNOHANG) == process_)
        throw std::runtime_error("PostgreSQL ended; it says why in " + kept_log());
      std::this_thread::sleep_for(20ms);
    }
  }

  // The folder goes with this object, and the log shall not.
  std::string kept_log() const {
    const auto kept = std::filesystem::temp_directory_path() / "rollcall-test-postgres.log";
    std::filesystem::copy_file(folder_.path() / "log", kept,
                               std::filesystem::copy_options::overwrite_existing);
    return kept;
  }

  TemporaryFolder folder_;
  std::vector<std::string> dropping_;  // what makes an ordinary user of root
  pid_t process_ = 0;
  int made_ = 0;
};

// A database of a server that goes when the test is over.
class TemporaryDatabase {
 public:
  explicit TemporaryDatabase(PostgresServer& server, const std::string& like = "template0")
      : server_(server), name_(server.make_database(like)) {}
  TemporaryDatabase(const TemporaryDatabase&) = delete;
  TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;
  ~TemporaryDatabase() { server_.drop_database(name_); }

  const std::string& name() const { return name_; }
  store::postgres::Address address() const { return server_.address_of(name_); }
  std::string run(const std::string& statement) const { return server_.run(statement, name_); }

 private:
  PostgresServer& server_;
  const std::string name_;
};

}  // namespace rollcall::test
