#pragma once
// A password that is given in a file, so that it stands in no list of processes and no history of a
// shell.

#include <filesystem>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace rollcall::main {

// The file's first line. ValidationError naming the option where there is none.
base::Result<base::Secret> read_password_file(const std::filesystem::path& path,
                                              std::string_view option);

}  // namespace rollcall::main
