#pragma once
// Directories whose entries must survive a power cut, and be nobody else's business.

#include <filesystem>

#include "base/result.h"

namespace rollcall::store {

// Makes the directory, for its owner alone, unless it is there. Its parents are made as they
// usually are.
base::Result<base::Nothing> make_private_directory(const std::filesystem::path& directory);

// Makes the entries of the directory durable: a file that was flushed is lost all the same while
// its name is not.
base::Result<base::Nothing> sync_directory(const std::filesystem::path& directory);

}  // namespace rollcall::store
