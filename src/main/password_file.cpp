#include "main/password_file.h"

#include <fstream>

#include "iam/errors.h"

namespace rollcall::main {

base::Result<base::Secret> read_password_file(const std::filesystem::path& path,
                                              std::string_view option) {
  std::ifstream file(path);
  std::string line;
  const bool has_line = static_cast<bool>(std::getline(file, line));
  if (line.ends_with('\r'))
    line.pop_back();  // of an editor on Windows
  if (!has_line || line.empty())
    return base::fail(
        iam::errors::validation_error,
        std::string(option) + ": there is no password in the first line of " + path.string());
  return base::Secret(std::move(line));
}

}  // namespace rollcall::main
