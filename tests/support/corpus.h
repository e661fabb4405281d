#pragma once
// Test vectors that are too many to live in this repository. They are found in the folder that the
// environment variable ROLLCALL_SHARED names, else in `shared` beside the repository; tests that
// need them are skipped where they are missing.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace rollcall::test {

inline std::filesystem::path corpus_folder() {
  if (const char* folder = std::getenv("ROLLCALL_SHARED"))
    return folder;
  return std::filesystem::path(ROLLCALL_ROOT).parent_path() / "shared";
}

inline std::optional<std::string> read_corpus(const std::filesystem::path& name) {
  std::ifstream file(corpus_folder() / name, std::ios::binary);
  if (!file)
    return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

inline std::optional<nlohmann::json> read_json_corpus(const std::filesystem::path& name) {
  const auto text = read_corpus(name);
  return text ? std::optional(nlohmann::json::parse(*text)) : std::nullopt;
}

}  // namespace rollcall::test
