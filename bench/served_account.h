#pragma once
// The real program serving an account of many users, for benchmarks of the API as a client sees it.

#include <cstddef>
#include <filesystem>
#include <vector>

#include "bench/account_of_users.h"
#include "bench/child_server.h"
#include "bench/program.h"
#include "tests/support/temporary_folder.h"

namespace rollcall::bench {

class ServedAccount {
 public:
  explicit ServedAccount(std::size_t users,
                         const std::optional<store::postgres::Options>& database = {})
      : users_(users),
        credentials_(make_store(made(folder_.path() / "data"), users, database)),
        program_([&](const auto& announce) {
          serve_program(folder_.path(), announce, options_for(database));
        }) {
    wait_until_listening(program_.port());
  }

  const ChildServer& program() const { return program_; }
  const sigv4::Credentials& user(std::size_t number) const { return credentials_[number % users_]; }
  const sigv4::Credentials& root() const { return credentials_[users_]; }
  const sigv4::Credentials& reader() const { return credentials_[users_ + 1]; }

 private:
  static std::vector<std::string> options_for(
      const std::optional<store::postgres::Options>& database) {
    if (!database)
      return {};
    return {"--store", database->address.connection_string()};
  }

  static std::filesystem::path made(std::filesystem::path folder) {
    std::filesystem::create_directory(folder);
    return folder;
  }

  const test::TemporaryFolder folder_;
  const std::size_t users_;
  const std::vector<sigv4::Credentials> credentials_;
  const ChildServer program_;
};

}  // namespace rollcall::bench
