#include "main/password_file.h"

#include <fstream>

#include "iam/errors.h"

namespace rollcall::main {

base::Result<base::Secret> read_password_file(const std::filesystem::path& path,
                                              std::string_view option) {
  std::ifstream file(path);
  std::string line;
  if (!std::getline(file, line) || line.empty())
    return base::fail(
        iam::errors::validation_error,
        std::string(option) + ": there is no password in the first line of " + path.string());
  return base::Secret(std::move(line));
}

}  // namespace rollcall::main
