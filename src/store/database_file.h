#pragma once
// Where in a data directory the database lies. Whoever opens it besides SQLite must know that to
// close any descriptor of a file lets go of all locks that SQLite has on it in this process.

#include <filesystem>

namespace rollcall::store {

inline std::filesystem::path database_in(const std::filesystem::path& directory) {
  return directory / "rollcall.db";
}

}  // namespace rollcall::store
