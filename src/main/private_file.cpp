#include "main/private_file.h"

#include <sys/stat.h>

#include <fstream>
#include <string>

#include "iam/errors.h"

namespace rollcall::main {

base::Result<base::Secret> read_private_line(const std::filesystem::path& path,
                                             std::string_view option) {
  const std::string about = std::string(option) + ": " + path.string();
  struct ::stat status{};
  if (::stat(path.c_str(), &status) != 0)
    return base::fail(iam::errors::validation_error, about + " cannot be read");
  if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return base::fail(iam::errors::validation_error,
                      about + " can be read by others; its mode must be 0600");
  std::ifstream file(path);
  if (!file.is_open())
    return base::fail(iam::errors::validation_error, about + " cannot be read");
  std::string line;
  std::getline(file, line);
  return base::Secret(std::move(line));
}

}  // namespace rollcall::main
