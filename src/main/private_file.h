#pragma once
// A secret that is given in a file which nobody but its owner may read, so that it stands in no
// list of processes and no history of a shell.

#include <filesystem>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace rollcall::main {

// The file's first line, which may be empty. ValidationError naming the option where it cannot be
// read, or where others may read it too.
base::Result<base::Secret> read_private_line(const std::filesystem::path& path,
                                             std::string_view option);

}  // namespace rollcall::main
